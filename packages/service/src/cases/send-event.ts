import { type AnyHost, type AsistenciaSnapshot, decideExpediente, stamp } from '@conexion/machines';
import { agendaAfter, isAgendaKnown } from './agenda.ts';
import { type Attempt, answerOnce, type Command } from './answer-once.ts';
import { asistenciaAt } from './asistencia-at.ts';
import { type AsistenciaView, recordOf, snapshotOf, viewOf } from './asistencia-view.ts';
import { type Deps, stampAfter } from './deps.ts';
import { eventEntry } from './journal.ts';
import { done, type Outcome, type RefusedBecause } from './outcome.ts';
import type { Asistencia, Entry } from './records.ts';
import { staleRevision } from './stale-revision.ts';
import type { Change, Remembered } from './store.ts';

export interface EventAccepted {
  asistencia: AsistenciaView;
  entry: Entry;
}

/** What is stored of an answer: the journal has the rest. */
interface Memory {
  revision: number;
  at: string;
  refusals?: readonly RefusedBecause[];
}

interface Sent extends Command {
  asistenciaId: string;
  request: { type: string };
}

/**
 * Sends an event to an asistencia: its snapshot, the journal's line, the pendientes and the
 * expediente's status are written together, or a refusal says why not.
 */
export function sendEvent(deps: Deps, sent: Sent): Promise<Outcome<EventAccepted>> {
  return deps.inTurn(sent.asistenciaId, () =>
    answerOnce<Remembered, EventAccepted>(deps.store, sent, {
      find: async () => {
        const asistencia = await deps.store.asistencia(sent.asistenciaId);
        return asistencia && { asistencia, openPendientes: null };
      },
      guess: () => deps.store.remembered(sent.asistenciaId),
      attempt: (found) => attempt(deps, sent, found),
      recall: ({ asistencia }, memory) => recall(deps, sent, asistencia, memory as Memory),
    }),
  );
}

async function attempt(
  deps: Deps,
  sent: Sent,
  { asistencia: found, openPendientes }: Remembered,
): Promise<Attempt<EventAccepted>> {
  const { procedure } = deps;
  const { by, request } = sent;
  const snapshot = snapshotOf(procedure, found);
  const roles = procedure.sendersOf(snapshot, request.type);
  if (!roles.includes(by.role)) return { refused: { outcome: 'role-not-allowed', roles } };
  const stale = staleRevision(sent, found.revision);
  if (stale) return { refused: stale };

  const at = stampAfter(deps.clock, found.lastAt);
  const decision = procedure.decideParsed(snapshot, stamp(request, { at, by }));
  if (!decision.accepted) {
    const refusals = decision.refusals;
    return {
      answer: refusedAt(procedure, snapshot, { at, by }, refusals),
      change: {},
      memory: { revision: found.revision, at, refusals } satisfies Memory,
    };
  }
  const { event, step, effects } = decision;
  const since = step.from === step.to ? found.since : at;
  const record = recordOf(procedure, { ...found, since }, decision.snapshot, found.revision + 1);
  const entry = eventEntry(deps.newId(), event, record, step, effects);
  const change = await changeOf(deps, { asistencia: record, openPendientes }, snapshot, decision);
  return {
    answer: done({ asistencia: viewOf(procedure, record, decision.snapshot, { at, by }), entry }),
    change: { ...change, entries: [entry] },
    memory: { revision: record.revision, at } satisfies Memory,
  };
}

type Accepted = Extract<ReturnType<AnyHost['decide']>, { accepted: true }>;

async function changeOf(
  { store, newId, procedure }: Deps,
  { asistencia: record, openPendientes }: Remembered,
  before: AsistenciaSnapshot,
  { snapshot, effects, event: { at } }: Accepted,
): Promise<Change> {
  const { id: asistenciaId, expedienteId } = record;
  const change: Change = { asistencia: record, expedienteId };
  // Read before the agenda: a pendiente added in between raises the revision, and the command
  // decides again.
  if (procedure.describe(snapshot).final) change.expediente = await expedienteAfter(store, record);
  const isExcessWaiting = hasExcessForSuperior(procedure, snapshot);
  if (effects.length > 0 || isExcessWaiting !== hasExcessForSuperior(procedure, before)) {
    const isKnown = openPendientes !== null && isAgendaKnown(effects, openPendientes);
    const open = isKnown ? openPendientes : await store.openPendientes(asistenciaId);
    const where = { expedienteId, asistenciaId, at, newId, isExcessWaiting };
    change.pendientes = agendaAfter(effects, open, where);
  }
  return change;
}

/** Whether a superior could take over an excess now: then it waits for them too. */
const hasExcessForSuperior = (procedure: AnyHost, snapshot: AsistenciaSnapshot): boolean =>
  snapshot.context.diagnosis !== null &&
  procedure
    .allowed(snapshot, { at: snapshot.context.lastAt, by: { id: 'supervisor', role: 'supervisor' } })
    .some(({ type }) => type === 'excess.approved');

/** The expediente after one of its asistencias has ended: the last one closes it. */
async function expedienteAfter(store: Deps['store'], { id, expedienteId }: Asistencia) {
  const expediente = await store.expediente(expedienteId);
  if (!expediente) throw new Error(`Asistencia ${id} belongs to no expediente`);
  const snapshot = decideExpediente(expediente.snapshot, { type: 'asistencia.closed', asistenciaId: id });
  return { ...expediente, snapshot, status: snapshot.status, revision: expediente.revision + 1 };
}

const refusedAt = (
  procedure: AnyHost,
  snapshot: AsistenciaSnapshot,
  who: { at: string; by: Sent['by'] },
  refusals: readonly RefusedBecause[],
): Outcome<never> => ({ outcome: 'event-refused', refusals, allowed: procedure.allowed(snapshot, who) });

async function recall(
  deps: Deps,
  { by }: Sent,
  found: Asistencia,
  { revision, at, refusals }: Memory,
): Promise<Outcome<EventAccepted>> {
  const { procedure } = deps;
  const { record, snapshot, last } = await asistenciaAt(deps, found, revision);
  if (refusals) return refusedAt(procedure, snapshot, { at, by }, refusals);
  return done({ asistencia: viewOf(procedure, record, snapshot, { at, by }), entry: last });
}
