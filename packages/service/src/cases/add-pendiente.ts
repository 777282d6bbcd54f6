import { answerOnce, asRemembered, type Command } from './answer-once.ts';
import { type Deps, stampAfter } from './deps.ts';
import { done, type Outcome } from './outcome.ts';
import { pendienteEntry } from './pendiente-entry.ts';
import type { Expediente, Pendiente } from './records.ts';
import { roleRefusal } from './role-refusal.ts';

export interface PendienteRequest {
  expedienteId: string;
  asistenciaId?: string | undefined;
  text: string;
  /** UTC. */
  dueAt: string;
  /** Whoever holds the case when left out. */
  assignee?: string | undefined;
}

interface Sent extends Command {
  request: PendienteRequest;
}

/** Puts a manual pendiente on the agenda (4.9). */
export const addPendiente = (deps: Deps, sent: Sent): Promise<Outcome<Pendiente>> =>
  answerOnce<Expediente, Pendiente>(deps.store, sent, {
    find: () => findCase(deps, sent.request),
    attempt: async (expediente) => {
      const { by, request } = sent;
      const refused = roleRefusal(by);
      if (refused) return { refused };
      const at = stampAfter(deps.clock, expediente.openedAt);
      const pendiente: Pendiente = {
        id: deps.newId(),
        revision: 1,
        kind: 'manual',
        status: 'pendiente',
        dueAt: request.dueAt,
        assignee: request.assignee ?? expediente.coordinator.id,
        role: null,
        expedienteId: expediente.id,
        asistenciaId: request.asistenciaId ?? null,
        text: request.text,
        openedAt: at,
        closedAt: null,
      };
      const { text, dueAt, assignee } = pendiente;
      const payload = { type: 'pendiente.opened', at, by, text, dueAt, assignee };
      const entry = await pendienteEntry(deps, pendiente, payload);
      const answer = done(pendiente);
      return {
        answer,
        change: {
          // Its revision is what a closure or a transfer at the same moment sees: neither leaves this one behind.
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

async function findCase(
  { store }: Deps,
  { expedienteId, asistenciaId }: PendienteRequest,
): Promise<Expediente | null> {
  const expediente = await store.expediente(expedienteId);
  if (asistenciaId === undefined || expediente === null) return expediente;
  const asistencia = await store.asistencia(asistenciaId);
  return asistencia?.expedienteId === expedienteId ? expediente : null;
}
