import type { AsistenciaEvent } from '../asistencia/asistencia-event.ts';
import type { Host } from '../host/host.ts';
import { millisecondsOf } from '../values/instant.ts';
import { abstractState } from './abstract-state.ts';
import { guardedEvents } from './alphabet.ts';
import { firsts } from './dials.ts';
import { inputFrom } from './inputs.ts';
import type { Invariant } from './invariants/invariant.ts';
import { invariants } from './invariants.ts';
import { verdict } from './kit-error.ts';
import { editsOf } from './plainer.ts';
import { throwsNothing } from './rules.ts';
import { advance, type Moment, opened, type Standing } from './trace.ts';
import type { Walk } from './walk.ts';

/** A walk up to the moment at which an invariant broke, or the host threw. */
export interface Failure {
  host: Host;
  walk: Walk;
  /** Up to the broken one; without it where the host threw. */
  moments: readonly Moment[];
  invariant: Invariant;
  /** What the host or the rule threw. */
  error?: unknown;
}

/** What a walk did: its moments, and the failure that ended it. */
export interface Played {
  moments: readonly Moment[];
  failure: Failure | undefined;
}

/**
 * Plays a walk until an invariant breaks. What the host throws is a failure if `throwsNothing` is
 * asked, and passes through if it is not. An invariant that throws is broken.
 */
export function played(
  { input, events }: Walk,
  host: Host,
  among: readonly Invariant[] = invariants,
): Played {
  const moments: Moment[] = [];
  const failed = (count: number, invariant: Invariant, error?: unknown): Played => ({
    moments,
    failure: { host, walk: { input, events: events.slice(0, count) }, moments, invariant, error },
  });
  try {
    let standing = opened(host, input);
    for (const event of events) {
      const moment = advance(host, input, standing, event as AsistenciaEvent);
      moments.push(moment);
      const broken = brokenAt(moment, among);
      if (broken) return failed(moments.length, ...broken);
      standing = moment.after;
    }
  } catch (error) {
    if (!among.includes(throwsNothing)) throw error;
    return failed(moments.length + 1, throwsNothing, error);
  }
  return { moments, failure: undefined };
}

function brokenAt(moment: Moment, among: readonly Invariant[]): [Invariant, unknown?] | undefined {
  for (const invariant of among) {
    try {
      if (!verdict(invariant, invariant.holds(moment))) return [invariant];
    } catch (error) {
      return [invariant, error];
    }
  }
  return undefined;
}

/** Plays a walk until an invariant breaks; undefined where none does. */
export const failureOf = (walk: Walk, host: Host, among?: readonly Invariant[]): Failure | undefined =>
  played(walk, host, among).failure;

/** How long to shorten, or which tries are known to be shorter. */
export interface ShortenOptions {
  /** In milliseconds; without an end by default. */
  within?: number;
  /** The `path` of an earlier shortening: only its tries are played. */
  path?: string;
  /** Is called at every try. */
  onTry?: () => void;
}

/** A failure as short as it gets. */
export interface Shortened extends Failure {
  /** The numbers of the tries that were shorter, joined by `:`. */
  path: string;
  /** False where the time was over. */
  isShortest: boolean;
}

/**
 * Shortens a walk that breaks an invariant. fast-check shrinks the numbers from which a walk was
 * made, but does not know the events. This leaves out events and tries other ways until the walk
 * gets no shorter, or the time is over. Then it makes plainer what is left.
 */
export function shorten(
  walk: Walk,
  host: Host,
  among?: readonly Invariant[],
  { within = Number.POSITIVE_INFINITY, path, onTry }: ShortenOptions = {},
): Shortened {
  const found = failureOf(walk, host, among);
  if (!found) throw new Error('A walk that breaks nothing cannot be shortened');
  let shortest: Failure = found;
  const known = path === undefined ? undefined : new Set(path.split(':'));
  const end = performance.now() + within;
  const taken: number[] = [];
  let tries = 0;
  let isOver = false;

  const isShorter = (attempt: () => Failure | undefined, isBetter = hasFewer): boolean => {
    const number = tries++;
    isOver ||= performance.now() > end || known?.size === 0;
    if (isOver || (known && !known.delete(String(number)))) return false;
    onTry?.();
    const failure = unlessThrown(attempt);
    const needed = failure && unlessThrown(() => failureOf(ofAccepted(failure), host, among));
    if (!needed || !isBetter(needed.walk, shortest.walk)) return false;
    shortest = needed;
    taken.push(number);
    return true;
  };

  do {
    const whole = shortest;
    isShorter(() => whole);
    for (let count = Math.ceil(shortest.walk.events.length / 2); count > 0; count = Math.floor(count / 2)) {
      for (let from = 0; from + count <= shortest.walk.events.length; ) {
        const { walk: before } = shortest;
        const place = from;
        if (!isShorter(() => failureOf(without(before, place, count), host, among))) from++;
      }
    }
  } while (
    !isOver &&
    (otherWays(shortest, host).some((way) =>
      retries.some((retry) => isShorter(() => replayed(way, retry, host, among))),
    ) ||
      isShorter(() => earlier(shortest, host, among)))
  );
  const plain = plainWay(shortest);
  for (const retry of retries) isShorter(() => replayed(plain, retry, host, among), isPlainer);
  for (const edit of editsOf(shortest.walk))
    isShorter(() => failureOf(edit(shortest.walk), host, among), isPlainer);
  return { ...shortest, path: taken.join(':'), isShortest: path !== undefined || !isOver };
}

const hasFewer = (walk: Walk, than: Walk): boolean => walk.events.length < than.events.length;

/** After an edit: the walk is as long, and another. */
const isPlainer = (walk: Walk, than: Walk): boolean =>
  walk.events.length === than.events.length && JSON.stringify(walk) !== JSON.stringify(than);

/** On a shorter walk the host may throw, which is another failure. */
function unlessThrown<T>(attempt: () => T): T | undefined {
  try {
    return attempt();
  } catch {
    return undefined;
  }
}

const without = ({ input, events }: Walk, from: number, count: number): Walk => ({
  input,
  events: events.toSpliced(from, count),
});

/** Only the accepted events and the last: it broke the invariant, or the host threw. */
const ofAccepted = ({ walk, moments }: Failure): Walk => ({
  input: walk.input,
  events: walk.events.filter(
    (_, place) => moments[place]?.decision.accepted || place === walk.events.length - 1,
  ),
});

/** A walk that was changed at one place and must be replayed from there. */
interface Way {
  walk: Walk;
  place: number;
  /** Where each event led before the change. */
  led: readonly string[];
}

const ledTo = ({ moments }: Failure): string[] => moments.map(({ after }) => after.where.state);

/** The same walk for the plainest asistencia. */
const plainWay = (failure: Failure): Way => ({
  walk: { input: inputFrom(firsts, failure.walk.input.openedAt), events: failure.walk.events },
  place: -1,
  led: ledTo(failure),
});

/**
 * The same walk for the plainest asistencia, or with one event changed so that it leads elsewhere.
 */
function otherWays(failure: Failure, host: Host): Way[] {
  const { walk, moments } = failure;
  const { input, events } = walk;
  const led = ledTo(failure);
  const others = moments.flatMap(({ before, event, after }, place) => {
    const met = new Set([abstractState(before), abstractState(after)]);
    const alike = eventsLike(event, before).map((other) => inCurrencyOf(event, other));
    const elsewhere = alike.filter((other) => {
      const state = unlessThrown(() => abstractState(advance(host, input, before, other).after));
      return state === undefined || met.size < met.add(state).size;
    });
    return elsewhere.map((other) => ({ walk: { input, events: events.with(place, other) }, place, led }));
  });
  return [plainWay(failure), ...others];
}

/** The same rule broken by another event, as long after the one before it, at an earlier moment. */
function earlier({ walk: { input, events }, moments }: Failure, host: Host, among?: readonly Invariant[]) {
  const lastAt = ({ before }: Moment): number => millisecondsOf(before.snapshot.context.lastAt);
  const last = moments.at(-1);
  if (!last) return undefined;
  const later = millisecondsOf(last.event.at) - lastAt(last);
  for (const [place, moment] of moments.slice(0, -1).entries()) {
    const at = new Date(lastAt(moment) + later).toISOString();
    for (const event of guardedEvents(moment.before)) {
      const failure = failureOf(
        { input, events: [...events.slice(0, place), { ...event, at }] },
        host,
        among,
      );
      if (failure) return failure;
    }
  }
  return undefined;
}

/** An event in the currency of another: the amounts that follow keep theirs. */
function inCurrencyOf(event: unknown, other: AsistenciaEvent): AsistenciaEvent {
  const [currency] = JSON.stringify(event)?.match(/"currency":"[A-Z]{3}"/) ?? [];
  return currency ? JSON.parse(JSON.stringify(other).replace(/"currency":"[A-Z]{3}"/g, currency)) : other;
}

/** A sent value may have no known type; then no event is like it. */
const eventsLike = (event: unknown, standing: Standing): AsistenciaEvent[] =>
  guardedEvents(standing).filter(({ type }) => type === (event as AsistenciaEvent | null)?.type);

/**
 * Which to try first: the event as it was, or the plainest one. A payload aimed at the old
 * beginning may miss now.
 */
const retries = ['as it was', 'plainly'] as const;

/**
 * Plays a walk whose beginning was changed. Each event is sent so that it leads where it led
 * before, or else left out. For the last two events, every alternative is tried.
 */
function replayed(
  { walk: { input, events: sent }, place, led }: Way,
  retry: (typeof retries)[number],
  host: Host,
  among?: readonly Invariant[],
): Failure | undefined {
  const last = sent.length - 1;
  return from(0, opened(host, input), []);

  function from(at: number, standing: Standing, played: readonly AsistenciaEvent[]): Failure | undefined {
    let chosen: Moment | undefined;
    for (const event of likely(at, standing)) {
      const events = [...played, event];
      const moment = unlessThrown(() => advance(host, input, standing, event));
      if (!moment || brokenAt(moment, among ?? invariants)) {
        const failure = failureOf({ input, events }, host, among);
        if (failure) return failure;
      }
      if (!moment) continue;
      if (!moment.decision.accepted) continue;
      const found = at === last - 1 && from(last, moment.after, events);
      if (found) return found;
      chosen ??= moment;
      if (at >= last - 1 || moment.after.where.state !== led[at]) continue;
      chosen = moment;
      break;
    }
    if (at === last) return undefined;
    return chosen ? from(at + 1, chosen.after, [...played, chosen.event]) : from(at + 1, standing, played);
  }

  function* likely(at: number, standing: Standing): Generator<AsistenciaEvent> {
    const event = sent[at] as AsistenciaEvent;
    const isKept = at <= place || retry === 'as it was';
    if (isKept) yield event;
    if (at !== place) yield* eventsLike(event, standing);
    if (!isKept) yield event;
  }
}
