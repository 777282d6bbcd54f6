import type { AnyHost, PendienteEvent, PendienteRequest } from '@conexion/machines';
import { type Attempt, answerOnce, asRemembered, type Command } from './answer-once.ts';
import { type Deps, stampAfter } from './deps.ts';
import { lineLabel } from './line-label.ts';
import { type Allowed, done, type Outcome } from './outcome.ts';
import { pendienteEntry } from './pendiente-entry.ts';
import type { Pendiente } from './records.ts';
import { staleRevision } from './stale-revision.ts';
import { toUtc } from './utc.ts';

interface Sent extends Command {
  pendienteId: string;
  request: PendienteRequest;
}

/** Attends, postpones, reassigns or cancels a pendiente, as its machine allows. */
export const sendPendienteEvent = (deps: Deps, sent: Sent): Promise<Outcome<Pendiente>> =>
  answerOnce<Pendiente, Pendiente>(deps.store, sent, {
    find: () => deps.store.pendiente(sent.pendienteId),
    attempt: (found) => attempt(deps, sent, found),
    recall: asRemembered,
  });

async function attempt(deps: Deps, sent: Sent, found: Pendiente): Promise<Attempt<Pendiente>> {
  const { by, request } = sent;
  const { asistenciaId, openedAt } = found;
  const asistencia = asistenciaId === null ? null : await deps.store.asistencia(asistenciaId);
  const at = stampAfter(deps.clock, openedAt, asistencia?.lastAt ?? openedAt);
  const event: PendienteEvent = { ...request, at, by };
  const { kind, status, dueAt, assignee, role } = found;
  const decision = deps.procedure.decidePendiente({ kind, status, dueAt, assignee, role }, event);
  const refusals = decision.accepted ? [] : decision.refusals;
  for (const refusal of refusals)
    if (refusal.code === 'role-not-allowed')
      return { refused: { outcome: 'role-not-allowed', roles: refusal.roles } };
  const stale = staleRevision(sent, found.revision);
  if (stale) return { refused: stale };
  if (!decision.accepted) {
    const answer = { outcome: 'event-refused', refusals, allowed: allowedOf(deps.procedure, found) } as const;
    return { answer, change: {}, memory: answer };
  }
  const closedAt = decision.pendiente.status === 'pendiente' ? null : at;
  const pendiente: Pendiente = {
    ...found,
    ...decision.pendiente,
    dueAt: toUtc(decision.pendiente.dueAt),
    closedAt,
    revision: found.revision + 1,
  };
  const answer = done(pendiente);
  return {
    answer,
    change: {
      pendientes: [pendiente],
      entries: [pendienteEntry(deps, { pendiente, asistencia }, event)],
      expedienteId: found.expedienteId,
    },
    memory: answer,
  };
}

const anyOpen = ['pendiente.postponed', 'pendiente.reassigned'];
const manualOpen = ['pendiente.attended', ...anyOpen, 'pendiente.cancelled'];

function allowedOf(procedure: AnyHost, { status, kind }: Pendiente): Allowed[] {
  if (status !== 'pendiente') return [];
  const types = kind === 'manual' ? manualOpen : anyOpen;
  return types.map((type) => ({ type, label: lineLabel(procedure, type), clauses: ['4.9'] }));
}
