import { useState } from 'react';
import type { Asistencia, Pendiente } from '../api/bodies.ts';
import { useTexts } from '../i18n/language.ts';
import { useSession } from '../session/use-session.ts';
import { useNow } from '../time/use-now.ts';
import { NewPendiente } from './new-pendiente.tsx';
import { PendienteRow } from './pendiente-row.tsx';
import './pendientes.css';

interface PendientesProps {
  readonly asistencia: Asistencia;
  /** Those of the asistencia and those of its expediente as a whole, soonest first. */
  readonly pendientes: readonly Pendiente[] | undefined;
}

/** The agenda of the case: what waits, soonest first; below, what was attended or cancelled. */
export function Pendientes({ asistencia, pendientes }: PendientesProps) {
  const { t } = useTexts();
  const { role } = useSession();
  const now = useNow();
  const [isCreating, setCreating] = useState(false);
  if (!pendientes) return <p className="empty">{t.loading}</p>;
  const open = pendientes.filter(({ status }) => status === 'pendiente');
  const closed = pendientes.filter(({ status }) => status !== 'pendiente');
  const mayWork = role !== 'analista';
  return (
    <div className="pendientes">
      {mayWork && !isCreating ? (
        <button type="button" className="button small" onClick={() => setCreating(true)}>
          + {t.pendientes.create}
        </button>
      ) : null}
      {isCreating ? <NewPendiente asistencia={asistencia} onClose={() => setCreating(false)} /> : null}
      {open.length === 0 ? <p className="empty">{t.pendientes.empty}</p> : null}
      <ul className="pendiente-list">
        {open.map((pendiente) => (
          <PendienteRow key={pendiente.id} pendiente={pendiente} now={now} mayWork={mayWork} />
        ))}
      </ul>
      {closed.length > 0 ? (
        <details>
          <summary>{t.pendientes.closedOnes(closed.length)}</summary>
          <ul className="pendiente-list">
            {closed.map((pendiente) => (
              <PendienteRow key={pendiente.id} pendiente={pendiente} now={now} mayWork={false} />
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}
