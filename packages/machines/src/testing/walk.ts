import fc from 'fast-check';
import type { AsistenciaContext } from '../asistencia/context.ts';
import { type AsistenciaEvent, type EventType, eventSchemas, eventTypes } from '../asistencia/events.ts';
import type { AsistenciaInput } from '../asistencia/input.ts';
import { rolesFor } from '../asistencia/roles.ts';
import { isPossible } from '../host/allowed.ts';
import { type Candidate, candidatesOf } from '../host/candidates.ts';
import type { AsistenciaSnapshot } from '../host/describe.ts';
import { createHost, type Host } from '../host/host.ts';
import { type Role, roles } from '../procedure/roles.ts';
import { isBefore, millisecondsOf, minutesAfter } from '../values/instant.ts';
import { aim } from './aim.ts';
import { spoiltBy } from './arbitrary-of.ts';
import { DialReader, type Dials, dials } from './dials.ts';
import { inputFrom } from './inputs.ts';

/** An asistencia and what was tried on it, legal or not, ready to be played on any system under test. */
export interface Walk {
  input: AsistenciaInput;
  events: readonly unknown[];
}

/** A walk before it is walked: shrinks by dropping steps and turning dials to 0. */
export interface Script {
  input: Dials;
  steps: readonly Dials[];
}

export interface WalkOptions {
  /** Steps at most; 40 unless told. */
  maxSteps?: number;
  /** The host to walk on: one whose guards were replaced walks where those let it. */
  host?: Host;
}

export const scripts = ({ maxSteps = 40 }: WalkOptions = {}): fc.Arbitrary<Script> =>
  fc.record({ input: dials, steps: fc.array(dials, { maxLength: maxSteps, size: 'max' }) });

/** When walks begin: the last of August, six months after which February has no such day. */
export const beginning = '2026-08-31T15:00:00Z';

/** The time of the next event: later, the same, or on either side of the moment from which a provider is late. */
export function timeFrom(dial: DialReader, { lastAt, assignment, policy }: AsistenciaContext): string {
  const late = assignment ? minutesAfter(assignment.window.latest, policy.toleranceMinutes) : lastAt;
  const choices = [
    minutesAfter(lastAt, 1),
    minutesAfter(lastAt, 1),
    late,
    minutesAfter(late, 1 / 60_000),
    lastAt,
    minutesAfter(lastAt, 90),
  ] as const;
  const chosen = dial.pick(choices);
  return isBefore(chosen, lastAt) ? lastAt : chosen;
}

const personOf = (role: Role) => ({ id: `${role}-1`, role });

/** How often each transition was taken on a walk: what was not yet seen is worth more. */
export type Taken = ReadonlyMap<string, number>;

/** Early endings would hide what lies beyond them, and loops would keep a walk where it is. */
const weightOf = ({ id, event }: Candidate, taken: Taken): number =>
  /withdrawn|declined|cancelled|shared|withheld|released/.test(event)
    ? 1
    : Math.max(2, Math.round(24 / (1 + (taken.get(id) ?? 0)) ** 2));

const attempts = 24;

/**
 * An event that the asistencia accepts: a transition is chosen among the possible ones, and its payload is aimed until
 * it is taken. Undefined where there is none, as in a closure.
 */
export function legalEvent(
  host: Host,
  snapshot: AsistenciaSnapshot,
  row: Dials,
  taken: Taken,
  now?: string,
): AsistenciaEvent | undefined {
  const dial = new DialReader(row);
  const { context } = snapshot;
  const at = now ?? timeFrom(dial, context);
  const senderOf = (type: EventType) => personOf(rolesFor(type, context)[0] ?? 'gerencia');
  const wanted = dial.weighted(
    candidatesOf(snapshot).filter((candidate) =>
      isPossible(host.machine, snapshot, { at, by: senderOf(candidate.event) }, candidate),
    ),
    (candidate) => weightOf(candidate, taken),
  );
  if (!wanted) return undefined;

  let fallback: AsistenciaEvent | undefined;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const event = aimedEvent(wanted.event, rowFor(row, attempt), context, at);
    const decision = host.decide(snapshot, event);
    if (!decision.accepted) continue;
    if (decision.step.transition === wanted.id) return event;
    fallback ??= event;
  }
  return fallback;
}

/** The first attempt reads the dials as they stand, so that a row of zeros makes the plainest payload. */
const rowFor = (row: Dials, attempt: number): Dials =>
  row.slice(2).map((value, place) => value + attempt * (place + 1) + Math.floor(attempt / (place + 2)));

function aimedEvent(type: EventType, row: Dials, context: AsistenciaContext, at: string): AsistenciaEvent {
  const dial = new DialReader(row);
  const payload = aim(type, dial, { context, at });
  const allowed = rolesFor(type, context);
  const by = personOf(allowed[dial.next() % allowed.length] ?? 'gerencia');
  return { type, at, by, ...payload } as AsistenciaEvent;
}

/** An event that is probably refused: elsewhere, twice, stale, malformed, or by a role that may not. */
export function hostileEvent(snapshot: AsistenciaSnapshot, row: Dials, last: unknown, now?: string): unknown {
  const dial = new DialReader(row);
  const { context } = snapshot;
  const at = now ?? timeFrom(dial, context);
  const type = dial.pick(eventTypes as [EventType, ...EventType[]]);
  const event = aimedEvent(type, row.slice(4), context, at);
  const tricks = [
    () => event,
    () => ({ ...event, by: personOf(dial.pick(roles)) }),
    () => spoiltBy(eventSchemas[type], event, dial.next()),
    () => last ?? event,
    () => ({ ...event, at: new Date(millisecondsOf(context.lastAt) - 1).toISOString() }),
    () => ({ ...event, type: dial.pick(['xstate.init', 'xstate.done.state.asistencia', 'toString', '']) }),
  ] as const;
  return dial.pick(tricks)();
}

interface Moment {
  host: Host;
  snapshot: AsistenciaSnapshot;
  taken: Taken;
  /** The event before, taken or not. */
  last: unknown;
}

/** Walks a script: each step chooses an event for where the asistencia then is. */
function walked({ input, steps }: Script, host: Host, choose: (row: Dials, moment: Moment) => unknown): Walk {
  const opening = inputFrom(new DialReader(input), beginning);
  const events: unknown[] = [];
  const taken = new Map<string, number>();
  let { snapshot } = host.openAsistencia(opening);
  for (const row of steps) {
    const event = choose(row, { host, snapshot, taken, last: events.at(-1) });
    if (event === undefined) break;
    events.push(event);
    const decision = host.decide(snapshot, event as AsistenciaEvent);
    if (!decision.accepted) continue;
    snapshot = decision.snapshot;
    taken.set(decision.step.transition, (taken.get(decision.step.transition) ?? 0) + 1);
  }
  return { input: opening, events };
}

const standard = createHost();

/** Walks of accepted events, from the first call on, that know the state they are in. */
export const legalWalk = (options: WalkOptions = {}): fc.Arbitrary<Walk> =>
  scripts(options).map((script) =>
    walked(script, options.host ?? standard, (row, { host, snapshot, taken }) =>
      legalEvent(host, snapshot, row, taken),
    ),
  );

/** Walks on which every third event or so is an attack. */
export const adversarialWalk = (options: WalkOptions = {}): fc.Arbitrary<Walk> =>
  scripts(options).map((script) =>
    walked(script, options.host ?? standard, (row, { host, snapshot, taken, last }) => {
      const isAttack = (row.at(-1) ?? 0) % 3 === 1;
      const legal = isAttack ? undefined : legalEvent(host, snapshot, row, taken);
      return legal ?? hostileEvent(snapshot, row, last);
    }),
  );
