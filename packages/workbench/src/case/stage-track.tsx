import { stages } from '@conexion/machines';
import type { Position } from '../api/bodies.ts';
import { procedureWord, useTexts } from '../i18n/language.ts';
import { conclusion } from './settling-event.ts';

/** The five stages, and how far this case has come: what lies before the present one was passed. */
export function StageTrack({ asistencia }: { readonly asistencia: Position }) {
  const { lang, t } = useTexts();
  const isConcluded = asistencia.state === conclusion;
  const current = stages.find(({ id }) => id === asistencia.stage)?.number ?? null;
  if (current === null && !isConcluded) return null;
  return (
    <ol className="stage-track" aria-label={t.case.stageTrack}>
      {stages.map(({ id, number }) => {
        const label = procedureWord('state', id, lang);
        const isDone = isConcluded || (current !== null && number < current);
        const status = isDone ? 'done' : number === current ? 'now' : 'later';
        const words = { done: t.case.stageDone, now: t.case.stageNow, later: t.case.stageLater }[status];
        return (
          <li
            key={id}
            data-status={status}
            title={`${number}. ${label}: ${words}`}
            aria-current={status === 'now' ? 'step' : undefined}
          >
            <span className="visually-hidden">
              {label}: {words}
            </span>
            <span aria-hidden="true">{number}</span>
          </li>
        );
      })}
    </ol>
  );
}
