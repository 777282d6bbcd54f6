import { stamp } from '../../../host/parse-event.ts';
import type { Role } from '../../../procedure/roles.ts';
import type { Dials } from '../../dials.ts';
import type { Answer, AsistenciaBody, EntryBody, ExpedienteBody, Items, PendienteBody } from '../answers.ts';
import { Disagreement, expectJson } from '../disagreement.ts';
import { inputOf } from '../input-of.ts';
import { killed, type Scene } from '../scene.ts';
import { type Got, type Sent, Unanswered } from '../wire.ts';
import { type CaseState, caseModel } from './case-model.ts';
import { ActionChooser } from './choose-action.ts';
import type { Model } from './linearize.ts';
import type { Action, Operation } from './operation.ts';

/** A history, and the object that it must be one of. */
export interface Recorded {
  operations: readonly Operation[];
  model: Model<CaseState>;
  /** The moment at which the host was killed. */
  killedAt: number | undefined;
}

/** Two clients are one caller, whose keys may meet. */
const clients: readonly Role[] = ['coordinador', 'coordinador', 'supervisor', 'gerencia'];

export const clientCount = clients.length;

/** What the clients of a history do: a row of dials for each operation. */
export interface Script {
  /** Of the one that leads the case somewhere. */
  lead: readonly Dials[];
  /** Of each client that then works on it. */
  plan: readonly (readonly Dials[])[];
}

/**
 * Opens a case, lets one client lead it somewhere, then lets all work on it at once, and reads it
 * in the end. `kill`, where it is given, is called once they are at it: the host starts again.
 */
export async function recordHistory(
  scene: Scene,
  { lead, plan }: Script,
  kill?: () => Promise<void>,
): Promise<Recorded> {
  const { host, name, wire } = scene;
  const opened = await scene.openCase();
  const recording = new Recording(scene, opened);
  const { snapshot } = recording.newest;
  const agenda = (await scene.get<Items<PendienteBody>>(recording.agendaPath)).body.items;
  const newest = () => recording.newest;
  const chooser = new ActionChooser({ host, name, pendiente: agenda[0], newest });

  for (const row of lead) await recording.perform('gerencia', chooser.event(row));
  const middle = recording.moment + plan.length * 2;
  let interruption: Promise<void> | undefined;
  let killedAt: number | undefined;
  const interrupt = () => {
    if (!kill || interruption) return;
    scene.tell(killed);
    killedAt = recording.moment++;
    interruption = kill();
  };
  await Promise.all(
    plan.map(async (rows, client) => {
      const as = clients[client % clients.length] as Role;
      for (const row of rows) {
        const action = chooser.action(row);
        if (recording.moment >= middle) interrupt();
        const got = await recording.perform(as, action);
        if (got !== null) continue;
        // As a client does: once the host is there again, the same under the same key.
        await interruption;
        if (action.kind === 'event' && action.key !== null) await recording.perform(as, action);
      }
    }),
  );
  await interruption;
  await recording.perform('coordinador', { kind: 'readAsistencia' });
  await recording.perform('coordinador', { kind: 'readAgenda' });
  const journal = await recording.answer('coordinador', { kind: 'readBitacora' });
  if (journal?.status !== 200)
    throw new Disagreement(`The bitácora in the end: ${journal?.status ?? 'a fault of the host'}, not 200`);
  const model = caseModel({
    host,
    people: wire.people,
    asistenciaId: opened.asistencia.id,
    coordinator: opened.expediente.coordinator.id,
    snapshot,
    agenda,
    journal: (journal.body as Items<EntryBody>).items,
  });
  return { operations: recording.operations, model, killedAt };
}

/** The operations on one case, each with its answer and its moments. */
class Recording {
  readonly #scene: Scene;
  readonly #path: string;
  readonly agendaPath: string;
  readonly operations: Operation[] = [];
  moment = 0;
  /** The newest state that an answer has shown. */
  newest: Pick<CaseState, 'revision' | 'snapshot'>;

  constructor(scene: Scene, opened: { expediente: ExpedienteBody; asistencia: AsistenciaBody }) {
    const { expediente, asistencia } = opened;
    this.#scene = scene;
    this.#path = `/api/asistencias/${asistencia.id}`;
    this.agendaPath = `/api/pendientes?expediente=${expediente.id}&limit=500`;
    this.newest = { revision: 1, snapshot: scene.host.open(inputOf(asistencia.context)).snapshot };
  }

  /** Sends what may go unanswered: null where it does. */
  async perform(as: Role, action: Action): Promise<Got | null> {
    try {
      return await this.answer(as, action);
    } catch (error) {
      if (error instanceof Unanswered) return null;
      throw error;
    }
  }

  /** Null where the answer does not say what was done. Rejects without an answer. */
  async answer(as: Role, action: Action): Promise<Got | null> {
    const from = new Date().toISOString();
    const sent = { as, action, invoked: this.moment++, from, until: from };
    const place = this.operations.push({ ...sent, returned: Number.POSITIVE_INFINITY, got: null }) - 1;
    const request = this.#requestOf(action);
    const got = await this.#scene.attempt({ as, ...request });
    if (got.status >= 500) return null;
    expectJson(request.path, got);
    this.operations[place] = { ...sent, got, returned: this.moment++, until: new Date().toISOString() };
    if (action.kind === 'event') this.#learn(got.body as Answer, action);
    return got;
  }

  #learn(answer: Answer, { request }: Extract<Action, { kind: 'event' }>): void {
    const { revision, snapshot } = this.newest;
    if (!('entry' in answer) || answer.asistencia.revision !== revision + 1) return;
    const { at, by } = answer.entry;
    const decision = this.#scene.host.decide(snapshot, stamp(request, { at, by }));
    if (decision.accepted) this.newest = { revision: revision + 1, snapshot: decision.snapshot };
  }

  #requestOf(action: Action): Sent {
    switch (action.kind) {
      case 'event': {
        const headers: Record<string, string> = {};
        if (action.key !== null) headers['idempotency-key'] = action.key;
        if (action.ifMatch !== null) headers['if-match'] = `"${action.ifMatch}"`;
        return { path: `${this.#path}/events`, body: action.request, headers };
      }
      case 'note':
        return { path: `${this.#path}/bitacora`, body: { text: action.text } };
      case 'postpone':
        return {
          path: `/api/pendientes/${action.pendienteId}/events`,
          body: { type: 'pendiente.postponed', dueAt: action.dueAt },
        };
      case 'readAsistencia':
        return { path: this.#path };
      case 'readBitacora':
        return { path: `${this.#path}/bitacora?limit=500` };
      case 'readAgenda':
        return { path: this.agendaPath };
    }
  }
}
