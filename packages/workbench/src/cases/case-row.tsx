import { useState } from 'react';
import type { AsistenciaSummary, Expediente } from '../api/bodies.ts';
import { NewAsistenciaDialog } from '../case/new-asistencia-dialog.tsx';
import { procedureWord, useTexts } from '../i18n/language.ts';
import { go } from '../route/use-route.ts';
import { useSession } from '../session/use-session.ts';
import { age, dateTime, shortDay, timeOfDay } from '../time/times.ts';
import { PositionChip } from '../ui/position-chip.tsx';

interface CaseRowProps {
  readonly expediente: Expediente;
  /** The asistencia that is open in the case panel. */
  readonly selected: string | null;
  readonly now: number;
}

/** An expediente with its asistencias; each can be picked. */
export function CaseRow({ expediente, selected, now }: CaseRowProps) {
  const { t } = useTexts();
  const { role } = useSession();
  const [isAdding, setAdding] = useState(false);
  const isOverdue =
    expediente.status === 'abierto' &&
    Boolean(expediente.nextDueAt) &&
    Date.parse(expediente.nextDueAt ?? '') < now;
  return (
    <div className="case" data-status={expediente.status}>
      <div className="case-head">
        <bdi className="case-holder">{expediente.holder.name}</bdi>
        {expediente.number ? <span className="case-number">#{expediente.number}</span> : null}
        {isOverdue ? <span className="badge bad">{t.pendientes.overdue}</span> : null}
      </div>
      {expediente.asistencias.length === 0 ? (
        <p className="muted">
          {t.cases.withoutAsistencia}{' '}
          {role === 'analista' ? null : (
            <button type="button" className="button small" onClick={() => setAdding(true)}>
              + {t.case.addAsistencia}
            </button>
          )}
        </p>
      ) : null}
      {expediente.asistencias.map((asistencia) => (
        <button
          key={asistencia.id}
          type="button"
          className="case-asistencia"
          aria-current={asistencia.id === selected ? 'true' : undefined}
          onClick={() => pick(asistencia.id)}
        >
          <span className="visually-hidden">
            <bdi>{expediente.holder.name}</bdi>,{' '}
          </span>
          <span className="case-line">
            <ServiceWords of={asistencia} />
          </span>
          <span className="case-line">
            <PositionChip at={asistencia} />
            <When of={asistencia} now={now} />
          </span>
        </button>
      ))}
      {isAdding ? (
        <NewAsistenciaDialog expediente={expediente} like={null} onClose={() => setAdding(false)} />
      ) : null}
    </div>
  );
}

const day = 24 * 60 * 60_000;

/** How old an asistencia is; once it is closed it grows no older, and this says when that was. */
function When({ of, now }: { readonly of: AsistenciaSummary; readonly now: number }) {
  const { lang, t } = useTexts();
  const { openedAt, lastAt } = of;
  const [at, title, words] = isClosed(of)
    ? [
        lastAt,
        t.cases.closed,
        now - Date.parse(lastAt) < day / 2 ? timeOfDay(lastAt, lang) : shortDay(lastAt, lang),
      ]
    : [openedAt, t.cases.opened, age(openedAt, now)];
  return (
    <time className="case-age" dateTime={at} title={title(dateTime(at, lang))}>
      {words}
    </time>
  );
}

const isClosed = ({ closureStatus, state }: AsistenciaSummary): boolean => closureStatus === state;

/** Opens a case; what comes next is in its panel, and so the focus goes there. */
function pick(asistencia: string): void {
  go({ asistencia, view: 'case', element: null, settle: null });
  requestAnimationFrame(() => document.getElementById('case')?.focus());
}

function ServiceWords({ of }: { readonly of: AsistenciaSummary }) {
  const { lang } = useTexts();
  return (
    <span className="case-service">
      {procedureWord('value', of.type, lang)} · {of.definition}
      {of.priority === 'emergencia' ? (
        <>
          {' · '}
          <strong className="case-emergency">{procedureWord('value', of.priority, lang)}</strong>
        </>
      ) : null}
    </span>
  );
}
