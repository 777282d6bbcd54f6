import type { Effect } from '../../asistencia/effects.ts';
import type { PendienteRequest } from '../../pendiente/pendiente.ts';
import type { Role } from '../../procedure/roles.ts';
import type { By } from '../../values/parties.ts';
import { DialReader, type Dials } from '../dials.ts';
import { agendaAfter, comparable, type Due, inOneOrder } from './agenda-after.ts';
import type { EntryBody, ExpedienteBody, Items, PendienteBody } from './answers.ts';
import { same } from './disagreement.ts';
import { inMinutes, type Scene } from './scene.ts';

/** A line that the bitácora of an asistencia must hold. */
interface Line {
  kind: string;
  type: string;
  seq: number;
  by: By;
  payload: unknown;
}

/** Of gerencia, who may handle every pendiente (clause 3). */
const sender: Role = 'gerencia';

/**
 * What an expediente must hold by now: its agenda, its status and its journals, kept from the
 * effects of the machine and from what the walk does besides events.
 */
export class CaseBook {
  readonly #scene: Scene;
  readonly #id: string;
  readonly #lines = new Map<string, Line[]>();
  readonly #open = new Set<string>();
  #coordinator: string;
  #revision: number;
  #agenda: Due[] = [];

  constructor(scene: Scene, { id, coordinator, revision }: ExpedienteBody) {
    this.#scene = scene;
    this.#id = id;
    this.#coordinator = coordinator.id;
    this.#revision = revision;
  }

  get id(): string {
    return this.#id;
  }

  /** An asistencia was opened with these effects. */
  opened(asistenciaId: string, payload: unknown, effects: readonly Effect[]): void {
    const by = this.#scene.wire.people.coordinador;
    this.#open.add(asistenciaId);
    this.#lines.set(asistenciaId, [{ kind: 'opening', type: 'asistencia.opened', seq: 1, by, payload }]);
    this.#apply(asistenciaId, effects);
  }

  /** An asistencia took an event, which this line records. */
  accepted(
    asistenciaId: string,
    line: Omit<Line, 'kind'>,
    effects: readonly Effect[],
    isFinal: boolean,
  ): void {
    this.#write(asistenciaId, { kind: 'event', ...line });
    this.#apply(asistenciaId, effects);
    if (isFinal) this.#open.delete(asistenciaId);
  }

  #write(asistenciaId: string, line: Line): void {
    this.#lines.get(asistenciaId)?.push(line);
  }

  #apply(asistenciaId: string, effects: readonly Effect[]): void {
    this.#agenda = agendaAfter(this.#agenda, effects, { asistenciaId, coordinator: this.#coordinator });
  }

  /** Does something that is no event of an asistencia: a note, a pendiente, a transfer. */
  async errand(row: Dials, asistenciaId: string, seq: number): Promise<void> {
    const dial = new DialReader(row);
    await dial.pick([
      () => this.#note(asistenciaId, seq),
      () => this.#handle(dial, asistenciaId, seq, 'pendiente.postponed'),
      () => this.#handle(dial, asistenciaId, seq, 'pendiente.reassigned'),
      () => this.#add(dial, asistenciaId, seq),
      () => this.#handle(dial, asistenciaId, seq, 'pendiente.attended'),
      () => this.#transfer(dial),
    ])();
  }

  async #note(asistenciaId: string, seq: number): Promise<void> {
    const payload = { text: 'una nota' };
    await this.#scene.done(`/api/asistencias/${asistenciaId}/bitacora`, payload);
    const by = this.#scene.wire.people.coordinador;
    this.#write(asistenciaId, { kind: 'note', type: 'note', seq, by, payload });
  }

  async #add(dial: DialReader, asistenciaId: string, seq: number): Promise<void> {
    const isOfCase = !this.#open.has(asistenciaId) || dial.pick([false, true]);
    const about = isOfCase ? {} : { asistenciaId };
    const dueAt = inMinutes(dial.pick([60, -60]));
    const { body } = await this.#scene.done<PendienteBody>('/api/pendientes', {
      expedienteId: this.#id,
      ...about,
      text: 'llamar',
      dueAt,
    });
    const { id, kind, assignee } = body;
    this.#agenda.push({
      kind: 'manual',
      status: 'pendiente',
      dueAt,
      assignee: this.#coordinator,
      role: null,
      asistenciaId: isOfCase ? null : asistenciaId,
    });
    if (isOfCase) return;
    const payload = { pendienteId: id, kind, text: 'llamar', dueAt, assignee };
    const by = this.#scene.wire.people.coordinador;
    this.#write(asistenciaId, { kind: 'pendiente', type: 'pendiente.opened', seq, by, payload });
  }

  async #handle(
    dial: DialReader,
    asistenciaId: string,
    seq: number,
    type: PendienteRequest['type'],
  ): Promise<void> {
    const handled = (await this.#compareAgenda()).filter(
      ([{ status, kind }]) =>
        status === 'pendiente' &&
        (type !== 'pendiente.attended' || kind === 'manual') &&
        // Several are due at once, and which of them is settled first would be seen.
        (type !== 'pendiente.reassigned' || kind !== 'monitorProvider'),
    );
    const [due, id] = handled[dial.next() % Math.max(1, handled.length)] ?? [];
    if (!due || id === undefined) return;
    const to = 'lucia';
    const dueAt = inMinutes(dial.pick([1, 600, 90]));
    const request = {
      'pendiente.postponed': { type, dueAt },
      'pendiente.reassigned': { type, to },
      'pendiente.attended': { type, note: 'hecho' },
      'pendiente.cancelled': { type, reason: 'ya no' },
    }[type];
    await this.#scene.done(`/api/pendientes/${id}/events`, request, { as: sender });
    if (type === 'pendiente.postponed') due.dueAt = dueAt;
    if (type === 'pendiente.reassigned') due.assignee = to;
    if (type === 'pendiente.attended') due.status = 'atendido';
    if (due.asistenciaId !== asistenciaId) return;
    const { type: _, ...payload } = { ...request, pendienteId: id, kind: due.kind };
    this.#write(asistenciaId, { kind: 'pendiente', type, seq, by: this.#scene.wire.people[sender], payload });
  }

  async #transfer(dial: DialReader): Promise<void> {
    const { supervisor, coordinador } = this.#scene.wire.people;
    const to = dial.pick([supervisor.id, coordinador.id]);
    await this.#scene.done(`/api/expedientes/${this.#id}/transfer`, { to, reason: 'turno' });
    for (const due of this.#agenda)
      if (due.status === 'pendiente' && due.assignee === this.#coordinator) due.assignee = to;
    this.#coordinator = to;
  }

  /** Compares the agenda; each pendiente with its id on the host. */
  async #compareAgenda(): Promise<[Due, string][]> {
    const { body } = await this.#scene.get<Items<PendienteBody>>(
      `/api/pendientes?expediente=${this.#id}&limit=500`,
    );
    const listed = [...body.items].sort(inOneOrder);
    const expected = [...this.#agenda].sort(inOneOrder);
    same('the agenda', listed.map(comparable), expected.map(comparable), ['4.9'], 'agenda');
    const times = body.items.map(({ dueAt }) => Date.parse(dueAt));
    same(
      'whether the agenda is soonest first',
      times,
      times.toSorted((a, b) => a - b),
      ['4.9'],
      'agenda',
    );
    return expected.map((due, place) => [due, listed[place]?.id ?? '']);
  }

  /** Compares everything that the case holds. */
  async compare(): Promise<void> {
    await this.#compareAgenda();
    const path = `/api/expedientes/${this.#id}`;
    const { headers, body } = await this.#scene.get<ExpedienteBody>(path);
    const status = this.#open.size === 0 && this.#lines.size > 0 ? 'cerrado' : 'abierto';
    same('the status of the expediente', body.status, status, ['4.6'], 'expedientes');
    same('its coordinator', body.coordinator.id, this.#coordinator, [], 'expedientes');
    const ids = body.asistencias.map(({ id }) => id);
    same('its asistencias', ids.sort(), [...this.#lines.keys()].sort(), ['4.6'], 'expedientes');
    same('its ETag', headers.get('etag'), `"${body.revision}"`, [], 'preconditions');
    same('whether its revision went back', body.revision < this.#revision, false, [], 'preconditions');
    this.#revision = body.revision;
    for (const [asistenciaId, expected] of this.#lines) await this.#compareJournal(asistenciaId, expected);
  }

  async #compareJournal(asistenciaId: string, expected: readonly Line[]): Promise<void> {
    const path = `/api/asistencias/${asistenciaId}/bitacora`;
    const lines: EntryBody[] = [];
    // Two pages, so that what lies between them is seen too.
    const limit = Math.max(1, Math.ceil(expected.length / 2));
    for (let cursor: string | null = ''; cursor !== null; ) {
      const from: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const { body } = await this.#scene.get<Items<EntryBody>>(`${path}?limit=${limit}${from}`);
      lines.push(...body.items);
      cursor = body.items.length === 0 ? null : body.nextCursor;
    }
    // The host tells a superior of what is overdue when it finds the time.
    const own = lines.filter(({ type }) => type !== 'pendiente.escalated');
    same('the bitácora', own.map(asLine), expected.map(asLine), ['5.1.C'], 'bitacora');
    same('whether a line is there twice', new Set(own.map(({ id }) => id)).size, own.length, [], 'bitacora');
    const moved = own
      .filter(({ kind }) => kind !== 'note' && kind !== 'pendiente')
      .map(({ at }) => Date.parse(at));
    same(
      'the order of their times',
      moved,
      moved.toSorted((a, b) => a - b),
      [],
      'bitacora',
    );
  }
}

const asLine = ({ kind, type, seq, by, payload }: Line): Line => ({ kind, type, seq, by, payload });
