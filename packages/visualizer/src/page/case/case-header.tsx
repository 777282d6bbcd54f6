import { stages } from '@conexion/machines';
import type { Asistencia, Expediente } from '../api/bodies.ts';
import { procedureWord, useTexts } from '../i18n/language.ts';
import { age } from '../i18n/times.ts';
import { go } from '../route/use-route.ts';
import { PositionChip } from '../ui/position-chip.tsx';
import { useNow } from '../ui/use-now.ts';
import { serviceOf, textOf } from './facts-of-context.ts';

interface CaseHeaderProps {
  readonly asistencia: Asistencia;
  readonly expediente: Expediente | undefined;
}

/** Whose case it is, what for, where it stands. */
export function CaseHeader({ asistencia, expediente }: CaseHeaderProps) {
  const { lang, t } = useTexts();
  const now = useNow();
  const service = serviceOf(asistencia.context);
  const openedAt = textOf(asistencia.context, 'openedAt');
  const held = asistencia.closureStatus !== asistencia.state ? asistencia.closureStatus : null;
  return (
    <header className="case-header">
      <div className="case-title">
        <h2>{expediente?.holder.name ?? t.loading}</h2>
        <button
          type="button"
          className="button quiet"
          aria-label={t.case.closePanel}
          onClick={() => go({ asistencia: null, view: 'cases' })}
        >
          ✕
        </button>
      </div>
      <p className="case-subtitle">
        {procedureWord('value', service.type, lang)} · {service.definition} ·{' '}
        {procedureWord('value', service.priority, lang)}
        {openedAt ? ` · ${age(openedAt, now)}` : null}
      </p>
      <p className="case-chips">
        <PositionChip at={asistencia} />
        {held ? (
          <span className="position" data-closure={held}>
            {procedureWord('closure', held, lang)}
          </span>
        ) : null}
        {asistencia.category ? (
          <span className="badge">{procedureWord('category', asistencia.category, lang)}</span>
        ) : null}
      </p>
      <StageTrack asistencia={asistencia} />
    </header>
  );
}

/** The five stages, and how far this case has come: what lies before the present one was passed. */
function StageTrack({ asistencia }: { readonly asistencia: Asistencia }) {
  const { lang, t } = useTexts();
  const isConcluded = asistencia.state === 'asistenciaConcluida';
  const current = stages.find(({ id }) => id === asistencia.stage)?.number ?? null;
  if (current === null && !isConcluded) return null;
  return (
    <ol className="stage-track" aria-label={t.case.stageTrack}>
      {stages.map(({ id, number, label }) => {
        const isDone = isConcluded || (current !== null && number < current);
        const status = isDone ? 'done' : number === current ? 'now' : 'later';
        const words = { done: t.case.stageDone, now: t.case.stageNow, later: t.case.stageLater }[status];
        return (
          <li
            key={id}
            data-status={status}
            title={`${number}. ${label[lang]}: ${words}`}
            aria-current={status === 'now' ? 'step' : undefined}
          >
            <span className="visually-hidden">
              {label[lang]}: {words}
            </span>
            <span aria-hidden="true">{number}</span>
          </li>
        );
      })}
    </ol>
  );
}
