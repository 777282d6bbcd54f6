import type { By } from '@conexion/machines';
import type { Deps } from './deps.ts';
import { besideTheMachine, ofTheCase } from './journal.ts';
import type { AsistenciaSummary, Entry, Pendiente } from './records.ts';

const takenAtOnce = 100;
// What is registered late is due at once, and mostly being done: a minute's delay is nobody's news.
// Ours.
const graceMilliseconds = 60_000;

/** The service itself: in the bitácora it is somebody, and may send nothing. */
const service: By = { id: 'conexion', role: 'analista' };

/**
 * Tells the supervisor of pendientes that are overdue by a minute, each due time once, whichever
 * node does it: a line in the bitácora, which the stream carries. What already waits for gerencia
 * is told to gerencia. Returns how many.
 */
export async function announceOverdue({ store, clock, newId }: Deps): Promise<number> {
  let told = 0;
  for (;;) {
    const now = clock();
    const lateSince = new Date(Date.parse(now) - graceMilliseconds).toISOString();
    const taken = await store.takeOverdue(lateSince, takenAtOnce, (pendiente, asistencia) =>
      // Nothing may be read meanwhile: it is written in the transaction that takes them.
      overdueEntry(pendiente, asistencia, { id: newId(), at: now, by: service }),
    );
    told += taken.length;
    if (taken.length < takenAtOnce) return told;
  }
}

const overdueEntry = (
  { id: pendienteId, kind, dueAt, assignee, role, expedienteId }: Pendiente,
  asistencia: AsistenciaSummary | null,
  stamp: Pick<Entry, 'id' | 'at' | 'by'>,
): Entry => ({
  ...(asistencia ? besideTheMachine(stamp, asistencia) : ofTheCase(stamp, expedienteId)),
  kind: 'pendiente',
  type: 'pendiente.escalated',
  payload: { pendienteId, kind, dueAt, assignee, to: role === 'gerencia' ? 'gerencia' : 'supervisor' },
  clauses: ['4.9'],
});
