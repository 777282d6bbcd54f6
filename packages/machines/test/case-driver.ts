import {
  type AsistenciaContext,
  type AsistenciaEvent,
  type AsistenciaInput,
  type AsistenciaSnapshot,
  type By,
  decide,
  describeAsistencia,
  type Effect,
  type EventType,
  openAsistencia,
  type Plan,
  type Policy,
  type Refusal,
  type Role,
  type Service,
  type Step,
  type WarrantyOf,
} from '../src/index.ts';
import { AgendaModel } from './agenda-model.ts';
import { minutesFrom, type PayloadOf, samplePayload } from './sample-payloads.ts';

/** What a story sets of the asistencia that it opens; the default is a home without electricity. */
export interface Opening {
  service?: Partial<Service>;
  plan?: Partial<Plan>;
  policy?: Partial<Omit<Policy, 'due'>> & { due?: Partial<Policy['due']> };
  openedAt?: string;
  /** Of the same service, unless the story says otherwise. */
  warrantyOf?: Pick<WarrantyOf, 'id' | 'concludedAt'> & Partial<WarrantyOf>;
}

/** Who, when and in which call, if it matters to the story. */
export interface Stamp {
  by?: Role;
  at?: string;
  callId?: string;
}

/** A payload's fields: the given ones replace those of the sample. */
export type Fields<T extends EventType> = T extends EventType ? PartialOf<PayloadOf<T>> : never;
type PartialOf<Payload> = Payload extends unknown ? Partial<Payload> : never;

export const person = (role: Role): By => ({ id: `u-${role}`, role });

/** The input of an ordinary asistencia. */
export function inputOf({ service, plan, policy, openedAt, warrantyOf }: Opening = {}): AsistenciaInput {
  const opened = openedAt ?? '2026-03-10T09:00:00-05:00';
  const whole: Service = {
    type: 'hogar',
    definition: 'electricidad',
    priority: 'programada',
    medicalEmergency: false,
    ...service,
  };
  const sameService = { type: whole.type, definition: whole.definition };
  return {
    service: whole,
    plan: {
      contractedOn: '2026-01-15',
      servicesUsed: Math.min(1, plan?.servicesRequested ?? 1),
      servicesRequested: Math.max(1, plan?.servicesUsed ?? 1),
      originCity: 'Leticia',
      timeZone: 'America/Bogota',
      ...plan,
    },
    call: { id: 'call-1', startedAt: opened },
    openedAt: opened,
    ...(warrantyOf ? { warrantyOf: { ...sameService, ...warrantyOf } } : {}),
    policy: { ...policy },
  };
}

const answers: readonly EventType[] = ['exception.approved', 'exception.denied', 'exception.escalated'];
const ofSuperiors: readonly EventType[] = [...answers, 'excess.approved', 'cost.approved'];

/**
 * The usual sender of an event: a coordinator, or a superior for a superior's event (DOMAIN §6,
 * "Who").
 */
function usualSender(type: EventType, state: string): Role {
  if (state === 'autorizacion.revisionDeGerencia' && answers.includes(type)) return 'gerencia';
  return ofSuperiors.includes(type) ? 'supervisor' : 'coordinador';
}

/**
 * Drives one asistencia through the pure API, so that a story takes few lines: a clock that
 * advances a minute with every event, default people and payloads, and the agenda that the effects
 * leave.
 */
export class CaseDriver {
  readonly opening: Opening;
  readonly input: AsistenciaInput;
  readonly agenda = new AgendaModel();
  /** The accepted events, as the machine took them. */
  readonly events: AsistenciaEvent[] = [];
  readonly steps: Step[] = [];
  snapshot: AsistenciaSnapshot;
  /** The effects of the last accepted event, or of the opening. */
  effects: readonly Effect[];
  /** When the next event happens. */
  now: string;

  constructor(opening: Opening = {}) {
    this.opening = opening;
    this.input = inputOf(opening);
    const { snapshot, effects } = openAsistencia(this.input);
    deepFreeze(snapshot.context);
    this.snapshot = snapshot;
    this.effects = effects;
    this.now = this.input.openedAt;
    for (const effect of effects) this.agenda.apply(effect);
  }

  get state(): string {
    return describeAsistencia(this.snapshot).state;
  }

  get context(): AsistenciaContext {
    return this.snapshot.context;
  }

  /** The step of the last accepted event. */
  get step(): Step {
    const last = this.steps.at(-1);
    if (!last) throw new Error('Nothing has happened yet');
    return last;
  }

  /** Some minutes go by. */
  wait(minutes: number): this {
    this.now = minutesFrom(this.now, minutes);
    return this;
  }

  /** The event that `send` would send. */
  event<T extends EventType>(type: T, fields: Fields<T> | object = {}, stamp: Stamp = {}): AsistenciaEvent {
    const at = stamp.at ?? this.now;
    const sample = samplePayload(type, { context: this.context, at });
    return {
      type,
      at,
      by: person(stamp.by ?? usualSender(type, this.state)),
      ...(stamp.callId === undefined ? {} : { callId: stamp.callId }),
      ...sample,
      ...fields,
    } as AsistenciaEvent;
  }

  /** Sends an event that must be accepted; a refusal throws. The clock moves on by a minute. */
  send<T extends EventType>(type: T, fields: Fields<T> = {} as Fields<T>, stamp: Stamp = {}): this {
    return this.accept(this.event(type, fields, stamp));
  }

  /** The same with a whole event. */
  accept(event: AsistenciaEvent): this {
    const decision = decide(this.snapshot, event);
    if (!decision.accepted) {
      const reasons = decision.refusals.map(reasonOf).join(', ');
      throw new Error(`${event.type} in ${this.state} was refused: ${reasons}`);
    }
    // Frozen, so that a later event that writes to an earlier decision throws.
    deepFreeze(decision.snapshot.context);
    this.snapshot = decision.snapshot;
    this.effects = deepFreeze(decision.effects);
    for (const effect of decision.effects) this.agenda.apply(effect);
    this.events.push(decision.event);
    this.steps.push(decision.step);
    this.now = minutesFrom(event.at, 1);
    return this;
  }

  /** Several events in a row, each with its plainest payload. */
  sendAll(...types: EventType[]): this {
    for (const type of types) this.send(type);
    return this;
  }

  /**
   * The refusals of an event that changes nothing, as "guard clause" or a code; empty if it would
   * be accepted.
   */
  refused<T extends EventType>(type: T, fields: Fields<T> | object = {}, stamp: Stamp = {}): string[] {
    const decision = decide(this.snapshot, this.event(type, fields, stamp));
    return decision.accepted ? [] : decision.refusals.map(reasonOf);
  }

  /** The same asistencia once more, to see where else it could go. */
  fork(): CaseDriver {
    const copy = new CaseDriver(this.opening);
    for (const event of this.events) copy.accept(event);
    copy.now = this.now;
    return copy;
  }
}

const reasonOf = (refusal: Refusal): string =>
  refusal.code === 'guard-refused' ? `${refusal.guard} ${refusal.clause}` : refusal.code;

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}
