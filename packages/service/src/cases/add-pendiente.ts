import { type Attempt, answerOnce, asRemembered, type Command } from './answer-once.ts';
import { type Deps, stampAfter } from './deps.ts';
import { done, type Outcome } from './outcome.ts';
import { pendienteEntry } from './pendiente-entry.ts';
import { type Asistencia, type Expediente, hasEnded, type Pendiente } from './records.ts';
import { roleRefusal } from './role-refusal.ts';

export interface PendienteRequest {
  expedienteId: string;
  asistenciaId?: string | undefined;
  text: string;
  /** UTC. */
  dueAt: string;
  /** By default, the coordinator of the case. */
  assignee?: string | undefined;
}

interface Sent extends Command {
  request: PendienteRequest;
}

/** Puts a manual pendiente on the agenda (4.9). */
export const addPendiente = (deps: Deps, sent: Sent): Promise<Outcome<Pendiente>> =>
  answerOnce<Found, Pendiente>(deps.store, sent, {
    find: () => findCase(deps, sent.request),
    attempt: ({ expediente, asistencia }) => {
      const { by, request } = sent;
      const refused = roleRefusal(by);
      if (refused) return { refused };
      // An asistencia that has ended has no work left; later work belongs to the expediente.
      if (asistencia && hasEnded(asistencia)) return refusedAsClosed(deps, asistencia);
      const at = stampAfter(deps.clock, expediente.openedAt, asistencia?.lastAt ?? expediente.openedAt);
      const pendiente: Pendiente = {
        id: deps.newId(),
        revision: 1,
        kind: 'manual',
        status: 'pendiente',
        dueAt: request.dueAt,
        assignee: request.assignee ?? expediente.coordinator.id,
        role: null,
        superior: null,
        expedienteId: expediente.id,
        asistenciaId: request.asistenciaId ?? null,
        text: request.text,
        openedAt: at,
        closedAt: null,
      };
      const { text, dueAt, assignee } = pendiente;
      const payload = { type: 'pendiente.opened', at, by, text, dueAt, assignee };
      const entry = pendienteEntry(deps, { pendiente, asistencia }, payload);
      const answer = done(pendiente);
      return {
        answer,
        change: {
          // Raises the revision, so that a closure or a transfer at the same moment does not miss
          // this one.
          expediente: { ...expediente, revision: expediente.revision + 1 },
          pendientes: [pendiente],
          entries: [entry],
          expedienteId: expediente.id,
        },
        memory: answer,
      };
    },
    recall: asRemembered,
  });

interface Found {
  expediente: Expediente;
  /** The asistencia that the pendiente is about; null where it is about the whole case. */
  asistencia: Asistencia | null;
}

async function findCase(
  { store }: Deps,
  { expedienteId, asistenciaId }: PendienteRequest,
): Promise<Found | null> {
  const expediente = await store.expediente(expedienteId);
  if (expediente === null) return null;
  if (asistenciaId === undefined) return { expediente, asistencia: null };
  const asistencia = await store.asistencia(asistenciaId);
  return asistencia?.expedienteId === expedienteId ? { expediente, asistencia } : null;
}

function refusedAsClosed({ procedure }: Deps, { state }: Asistencia): Attempt<Pendiente> {
  const refusals = [procedure.asistenciaClosed(state)];
  const answer = { outcome: 'event-refused', refusals, allowed: [] } as const;
  return { answer, change: {}, memory: answer };
}
