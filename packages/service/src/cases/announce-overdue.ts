import type { By } from '@conexion/machines';
import { type Deps, stampAfter } from './deps.ts';
import { besideTheMachine, ofTheCase } from './journal.ts';
import type { AsistenciaSummary, Entry, Pendiente } from './records.ts';

const takenAtOnce = 100;
// Our choice: an event registered late makes a pendiente due at once, mostly while a coordinator is
// at it. A delay of a minute needs no announcement.
const graceMilliseconds = 60_000;

/** The service itself: the bitácora names it as an author, with a role that sends no events. */
const service: By = { id: 'conexion', role: 'analista' };

/**
 * Notifies the supervisor of pendientes that are overdue by a minute, by a line in the bitácora,
 * which the stream carries. Each due time is announced once, by one node. What already waits for
 * gerencia is announced to gerencia. Returns how many.
 */
export async function announceOverdue({ store, clock, newId }: Deps): Promise<number> {
  let announced = 0;
  for (;;) {
    const now = clock();
    const lateSince = new Date(Date.parse(now) - graceMilliseconds).toISOString();
    const taken = await store.takeOverdue(lateSince, takenAtOnce, (pendiente, asistencia) =>
      // No reads here: the entry is written in the transaction that takes the pendientes.
      overdueEntry(pendiente, asistencia, {
        id: newId(),
        at: stampAfter(() => now, asistencia?.lastAt ?? now),
        by: service,
      }),
    );
    announced += taken.length;
    if (taken.length < takenAtOnce) return announced;
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
