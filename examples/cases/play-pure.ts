import {
  type AsistenciaEvent,
  type AsistenciaInput,
  type AsistenciaSnapshot,
  asistenciaInputSchema,
  type By,
  claimWarranty,
  decide,
  decideExpediente,
  describeAsistencia,
  openAsistencia,
  openExpediente,
  type Policy,
  pack,
  parseEventRequest,
  parsePolicy,
  type Step,
  unpack,
} from '@conexion/machines';
import type { CaseFile } from '@conexion/machines/cases';
import { instantAt } from '@conexion/machines/cases';
import { agendaAfter, flawOf, type OpenPendiente } from './agenda.ts';
import { type Host, Mismatch, type Played, playCase } from './play-case.ts';

/** What a caller wants to see of a case that is played. */
export interface Witness {
  opened?(asistencia: string, input: AsistenciaInput): void;
  /** A well-formed event, before it is decided. */
  sent?(asistencia: string, event: AsistenciaEvent): void;
  took?(step: Step): void;
}

/** Plays a case through the pure API, each step when the case says. Throws a `Mismatch`. */
export const playPure = (file: CaseFile, moment = new Date(), witness: Witness = {}): Promise<Played[]> =>
  playCase(file, new PureHost(parsePolicy(file.policy), moment, witness));

type Opening = Parameters<Host['openAsistencia']>[1];
type Opened = ReturnType<Host['openAsistencia']>;

interface Kept {
  /** As a store would keep it. */
  envelope: unknown;
  agenda: OpenPendiente[];
  events: string[];
}

/** A whole host in memory: what a service does, without its database, its clock and its clients. */
class PureHost implements Host {
  readonly moment: Date;
  readonly #policy: Policy;
  readonly #witness: Witness;
  readonly #kept = new Map<string, Kept>();
  #expediente = openExpediente();
  #call: AsistenciaInput['call'] | undefined;

  constructor(policy: Policy, moment: Date, witness: Witness) {
    this.#policy = policy;
    this.moment = moment;
    this.#witness = witness;
  }

  stamp(at: string): string {
    return instantAt(this.moment, at);
  }

  async openExpediente(input: object): Promise<string> {
    this.#call = (input as { call: AsistenciaInput['call'] }).call;
    return 'expediente';
  }

  async openAsistencia(_: string, { warrantyOf, service, plan }: Opening, at: string): Opened {
    const policy = this.#policy;
    const input = { service, plan, call: this.#call, openedAt: this.stamp(at), policy } as AsistenciaInput;
    const parsed = asistenciaInputSchema.safeParse(input);
    if (!parsed.success) return { refusals: [{ code: 'invalid-request' }] };
    if (warrantyOf) {
      const claim = claimWarranty(parsed.data, this.#warranted(warrantyOf));
      if (!claim.ok) return { refusals: [{ code: 'warranty-not-applicable', reason: claim.reason }] };
      input.warrantyOf = claim.warrantyOf;
    }
    const { snapshot, effects } = openAsistencia(input);
    const id = `asistencia ${this.#kept.size + 1}`;
    this.#witness.opened?.(id, input);
    this.#kept.set(id, { envelope: stored(snapshot, 0), agenda: agendaAfter([], effects), events: [] });
    this.#expediente = decideExpediente(this.#expediente, { type: 'asistencia.opened', asistenciaId: id });
    return { id, policy, ...describeAsistencia(snapshot) };
  }

  async send(id: string, request: object, at: string, by: By): ReturnType<Host['send']> {
    const { snapshot, seq, agenda, events } = this.#asistencia(id);
    const parsed = parseEventRequest(request);
    if (!parsed.ok) return { refusals: [{ code: 'invalid-request' }] };
    const event = { ...parsed.value, at: this.stamp(at), by } as AsistenciaEvent;
    this.#witness.sent?.(id, event);
    const decision = decide(snapshot, event);
    if (!decision.accepted) return decision;
    const { step } = decision;
    this.#witness.took?.(step);
    const now = describeAsistencia(decision.snapshot);
    const next = agendaAfter(agenda, decision.effects);
    const flaw = flawOf(next, now.final);
    if (flaw) throw new Mismatch(`${step.event} to ${now.state}: ${flaw}`);
    const envelope = stored(decision.snapshot, seq + 1);
    this.#kept.set(id, { envelope, agenda: next, events: [...events, step.event] });
    if (now.final)
      this.#expediente = decideExpediente(this.#expediente, { type: 'asistencia.closed', asistenciaId: id });
    return now;
  }

  async agenda(_: string, id: string): Promise<string[]> {
    return this.#asistencia(id).agenda.map(({ kind }) => kind);
  }

  async aftermath(_: string, id: string): ReturnType<Host['aftermath']> {
    const { agenda, events } = this.#asistencia(id);
    const { status } = this.#expediente;
    return { expediente: status, events, entries: events.length + 1, openPendientes: agenda.length };
  }

  #asistencia(id: string) {
    const found = this.#kept.get(id);
    if (!found) throw new Error(`There is no asistencia ${id}`);
    return { ...found, ...unpack(found.envelope) };
  }

  #warranted(id: string) {
    const isClaim = (other: string) => this.#asistencia(other).snapshot.context.warrantyOf?.id === id;
    return {
      id,
      snapshot: this.#asistencia(id).snapshot,
      isOfThisExpediente: true,
      isClaimedAlready: this.#expediente.open.some(isClaim),
    };
  }
}

const stored = (snapshot: AsistenciaSnapshot, seq: number): unknown =>
  JSON.parse(JSON.stringify(pack(snapshot, seq)));
