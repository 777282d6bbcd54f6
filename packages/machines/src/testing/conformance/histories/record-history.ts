import type { EventRequest } from '../../../asistencia/asistencia-event.ts';
import { stamp } from '../../../host/parse-event.ts';
import type { Role } from '../../../procedure/roles.ts';
import { DialReader, type Dials } from '../../dials.ts';
import { hostileEvent } from '../../hostile-event.ts';
import { legalEvent } from '../../legal-event.ts';
import type { Answer, EntryBody, Items, PendienteBody } from '../answers.ts';
import { inputOf } from '../input-of.ts';
import { inMinutes, type Scene } from '../scene.ts';
import type { Got, Sent } from '../wire.ts';
import { type CaseState, caseModel } from './case-model.ts';
import type { Model } from './linearize.ts';
import type { Action, Operation } from './operation.ts';

/** A history, and the object that it must be one of. */
export interface Recorded {
  operations: readonly Operation[];
  model: Model<CaseState>;
}

/** Two clients are one caller, whose keys may meet. */
const clients: readonly Role[] = ['coordinador', 'coordinador', 'supervisor', 'gerencia'];

/** What one client does: a row of dials for each operation. */
export type Plan = readonly (readonly Dials[])[];

export const clientCount = clients.length;

/**
 * Opens a case, lets one client lead it somewhere, then lets all work on it at once, and reads it
 * in the end. `meanwhile` is called once they are at it.
 */
export async function recordHistory(
  scene: Scene,
  lead: readonly Dials[],
  plan: Plan,
  meanwhile: () => Promise<void> = async () => {},
): Promise<Recorded> {
  const { host, wire } = scene;
  const { expediente, asistencia } = await scene.openCase();
  const path = `/api/asistencias/${asistencia.id}`;
  const agendaPath = `/api/pendientes?expediente=${expediente.id}&limit=500`;
  const initial = host.open(inputOf(asistencia.context)).snapshot;
  const agenda = (await scene.get<Items<PendienteBody>>(agendaPath)).body.items;

  const operations: Operation[] = [];
  let moment = 0;
  /** The newest state that an answer has shown, from which clients choose what to send. */
  let newest = { revision: 1, snapshot: initial };

  async function perform(as: Role, action: Action): Promise<Got | null> {
    const from = new Date().toISOString();
    const operation = {
      as,
      action,
      invoked: moment++,
      returned: Number.POSITIVE_INFINITY,
      got: null,
      from,
      until: from,
    };
    const place = operations.push(operation) - 1;
    const got = await scene.send({ as, ...requestOf(action) }).catch(() => null);
    if (got === null || got.status >= 500) return null;
    operations[place] = { ...operation, got, returned: moment++, until: new Date().toISOString() };
    if (action.kind === 'event') learn(got.body as Answer, action.request);
    return got;
  }

  function learn(answer: Answer, request: EventRequest): void {
    if (!('entry' in answer) || answer.asistencia.revision !== newest.revision + 1) return;
    const { at, by } = answer.entry;
    const decision = host.decide(newest.snapshot, stamp(request, { at, by }));
    if (decision.accepted) newest = { revision: answer.asistencia.revision, snapshot: decision.snapshot };
  }

  const requestOf = (action: Action): Sent => {
    switch (action.kind) {
      case 'event': {
        const headers: Record<string, string> = {};
        if (action.key !== null) headers['idempotency-key'] = action.key;
        if (action.ifMatch !== null) headers['if-match'] = `"${action.ifMatch}"`;
        return { path: `${path}/events`, body: action.request, headers };
      }
      case 'note':
        return { path: `${path}/bitacora`, body: { text: action.text } };
      case 'postpone':
        return {
          path: `/api/pendientes/${action.pendienteId}/events`,
          body: { type: 'pendiente.postponed', dueAt: action.dueAt },
        };
      case 'readAsistencia':
        return { path };
      case 'readBitacora':
        return { path: `${path}/bitacora?limit=500` };
      case 'readAgenda':
        return { path: agendaPath };
    }
  };

  let last: Action | null = null;
  let keys = 0;

  function eventFrom(row: Dials): Action {
    const dial = new DialReader(row.toReversed());
    const { snapshot, revision } = newest;
    const now = new Date().toISOString();
    const legal = dial.pick([true, true, true, false])
      ? legalEvent(snapshot, row, new Map(), now)
      : undefined;
    const made = legal ?? hostileEvent(snapshot, row, undefined, now);
    const { at: _, by: __, ...request } = (made ?? {}) as Record<string, unknown>;
    const parsed = host.parseEventRequest(request);
    if (!parsed.ok) return { kind: 'readAsistencia' };
    const key = dial.pick([null, `${scene.name}-${++keys}`, `${scene.name}-${keys}`]);
    return { kind: 'event', request: parsed.value, key, ifMatch: dial.pick([null, null, revision]) };
  }

  function actionFrom(row: Dials): Action {
    const dial = new DialReader(row);
    const [first] = agenda;
    const event = () => eventFrom(row.slice(1));
    const again = () => last ?? event();
    return dial.pick<() => Action>([
      event,
      event,
      event,
      again,
      again,
      () => ({ kind: 'note', text: 'una nota' }),
      () => ({ kind: 'readAsistencia' }),
      () => ({ kind: 'readBitacora' }),
      () => ({ kind: 'readAgenda' }),
      () =>
        first ? { kind: 'postpone', pendienteId: first.id, dueAt: inMinutes(90) } : { kind: 'readAgenda' },
    ])();
  }

  for (const row of lead) await perform('gerencia', eventFrom(row));
  const middle = moment + plan.length * 2;
  let interruption: Promise<void> | undefined;
  await Promise.all(
    plan.map(async (rows, client) => {
      const as = clients[client % clients.length] as Role;
      for (const row of rows) {
        const action = actionFrom(row);
        if (action.kind === 'event') last = action;
        if (moment >= middle) interruption ??= meanwhile();
        const got = await perform(as, action);
        if (got !== null) continue;
        // As a client does: once the host is there again, the same under the same key.
        await interruption;
        if (action.kind === 'event' && action.key !== null) await perform(as, action);
      }
    }),
  );
  await interruption;
  await perform('coordinador', { kind: 'readAsistencia' });
  await perform('coordinador', { kind: 'readAgenda' });
  const journal = await perform('coordinador', { kind: 'readBitacora' });
  const model = caseModel({
    host,
    people: wire.people,
    asistenciaId: asistencia.id,
    coordinator: expediente.coordinator.id,
    snapshot: initial,
    agenda,
    journal: (journal?.body as Items<EntryBody> | undefined)?.items ?? [],
  });
  return { operations, model };
}
