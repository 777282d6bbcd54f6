import { useState } from 'react';
import type { Pendiente } from '../api/bodies.ts';
import { procedureWord, useTexts } from '../i18n/language.ts';
import { usePersonName } from '../people/use-person-name.ts';
import { dateTime, relativeTime } from '../time/times.ts';
import { useZone } from '../time/zone.ts';
import { type PendienteAction, PendienteForm } from './pendiente-form.tsx';

interface PendienteRowProps {
  readonly pendiente: Pendiente;
  readonly now: number;
  readonly mayWork: boolean;
}

/**
 * One pendiente: what, when, for whom, and what can be done with it. Only manual ones are attended
 * and cancelled by hand.
 */
export function PendienteRow({ pendiente, now, mayWork }: PendienteRowProps) {
  const { lang, t } = useTexts();
  const zone = useZone();
  const personName = usePersonName();
  const [action, setAction] = useState<PendienteAction | null>(null);
  const isOpen = pendiente.status === 'pendiente';
  const isOverdue = isOpen && Date.parse(pendiente.dueAt) < now;
  const actions: readonly PendienteAction[] =
    pendiente.kind === 'manual' ? ['attend', 'postpone', 'reassign', 'cancel'] : ['postpone', 'reassign'];
  return (
    <li className="pendiente" data-overdue={isOverdue ? '' : undefined} data-status={pendiente.status}>
      <div className="pendiente-head">
        <strong>{pendiente.text ?? procedureWord('pendiente', pendiente.kind, lang)}</strong>
        <span className={isOverdue ? 'badge bad' : 'badge'}>
          {isOpen
            ? isOverdue
              ? t.pendientes.overdue
              : t.pendientes.status.pendiente
            : t.pendientes.status[pendiente.status]}
        </span>
      </div>
      <p className="muted">
        <time dateTime={pendiente.dueAt}>
          {t.pendientes.due} {dateTime(pendiente.dueAt, lang, zone)}
        </time>
        {isOpen ? ` (${relativeTime(pendiente.dueAt, lang, now)})` : null}
        {pendiente.assignee ? ` · ${t.pendientes.assignee} ${personName({ id: pendiente.assignee })}` : null}
        {pendiente.role ? ` · ${t.pendientes.forRole} ${procedureWord('role', pendiente.role, lang)}` : null}
      </p>
      {mayWork && isOpen && action === null ? (
        <div className="row-actions">
          {actions.map((id) => (
            <button key={id} type="button" className="button small" onClick={() => setAction(id)}>
              {t.pendientes[id]}
            </button>
          ))}
        </div>
      ) : null}
      {isOpen && action !== null ? (
        <PendienteForm pendiente={pendiente} action={action} onClose={() => setAction(null)} />
      ) : null}
    </li>
  );
}
