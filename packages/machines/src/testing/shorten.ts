import type { AsistenciaEvent } from '../asistencia/asistencia-event.ts';
import type { Host } from '../host/host.ts';
import { abstractState } from './abstract-state.ts';
import { alphabet } from './alphabet.ts';
import { firsts } from './dials.ts';
import { inputFrom } from './inputs.ts';
import type { Invariant } from './invariants/invariant.ts';
import { brokenBy } from './invariants.ts';
import { advance, type Moment, opened, type Standing } from './trace.ts';
import type { Walk } from './walk.ts';

/** A walk up to the moment at which an invariant broke. */
export interface Failure {
  walk: Walk;
  moments: readonly Moment[];
  invariant: Invariant;
}

/** Plays a walk until an invariant breaks; undefined where none does. */
export function failureOf(walk: Walk, host: Host, among?: readonly Invariant[]): Failure | undefined {
  const { input, events } = walk;
  const moments: Moment[] = [];
  let standing = opened(host, input);
  for (const event of events) {
    const moment = advance(host, input, standing, event as AsistenciaEvent);
    moments.push(moment);
    const invariant = brokenBy(moment, among);
    if (invariant) return { walk: { input, events: events.slice(0, moments.length) }, moments, invariant };
    standing = moment.after;
  }
  return undefined;
}

/**
 * Shortens a walk that breaks an invariant. fast-check shrinks the numbers from which a walk was
 * made, but does not know the events. This leaves out events and tries other ways until the walk
 * gets no shorter.
 */
export function shorten(walk: Walk, host: Host, among?: readonly Invariant[]): Failure {
  const found = failureOf(walk, host, among);
  if (!found) throw new Error('A walk that breaks nothing cannot be shortened');
  let shortest: Failure = found;

  const isShorter = (failure: Failure | undefined): boolean => {
    const needed = failure && failureOf(ofAccepted(failure), host, among);
    if (!needed || needed.walk.events.length >= shortest.walk.events.length) return false;
    shortest = needed;
    return true;
  };

  do {
    isShorter(shortest);
    for (let count = Math.ceil(shortest.walk.events.length / 2); count > 0; count = Math.floor(count / 2)) {
      for (let from = 0; from + count <= shortest.walk.events.length; ) {
        if (!isShorter(failureOf(without(shortest.walk, from, count), host, among))) from++;
      }
    }
  } while (
    otherWays(shortest, host).some((way) =>
      retries.some((retry) => isShorter(replayed(way, retry, host, among))),
    )
  );
  return shortest;
}

const without = ({ input, events }: Walk, from: number, count: number): Walk => ({
  input,
  events: events.toSpliced(from, count),
});

/** Only the accepted events and the one that broke the invariant. */
const ofAccepted = ({ walk, moments }: Failure): Walk => ({
  input: walk.input,
  events: walk.events.filter((_, place) => moments[place]?.decision.accepted || place === moments.length - 1),
});

/** A walk that was changed at one place and must be replayed from there. */
interface Way {
  walk: Walk;
  place: number;
  /** Where each event led before the change. */
  led: readonly string[];
}

/**
 * The same walk for the plainest asistencia, or with one event changed so that it leads elsewhere.
 */
function otherWays({ walk: { input, events }, moments }: Failure, host: Host): Way[] {
  const led = moments.map(({ after }) => after.where.state);
  const plain = { walk: { input: inputFrom(firsts, input.openedAt), events }, place: -1, led };
  const others = moments.flatMap(({ before, event, after }, place) => {
    const met = new Set([abstractState(before), abstractState(after)]);
    const elsewhere = eventsLike(event, before).filter((other) => {
      const state = abstractState(advance(host, input, before, other).after);
      return met.size < met.add(state).size;
    });
    return elsewhere.map((other) => ({ walk: { input, events: events.with(place, other) }, place, led }));
  });
  return [plain, ...others];
}

/** A sent value may have no known type; then no event is like it. */
const eventsLike = (event: unknown, standing: Standing): AsistenciaEvent[] =>
  alphabet(standing).filter(({ type }) => type === (event as AsistenciaEvent | null)?.type);

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
  { walk: { input, events }, place, led }: Way,
  retry: (typeof retries)[number],
  host: Host,
  among?: readonly Invariant[],
): Failure | undefined {
  const last = events.length - 1;
  return from(0, opened(host, input), []);

  function from(at: number, standing: Standing, played: readonly AsistenciaEvent[]): Failure | undefined {
    let chosen: Moment | undefined;
    for (const event of likely(at, standing)) {
      const moment = advance(host, input, standing, event);
      if (brokenBy(moment, among)) return failureOf({ input, events: [...played, event] }, host, among);
      if (!moment.decision.accepted) continue;
      const found = at === last - 1 && from(last, moment.after, [...played, event]);
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
    const event = events[at] as AsistenciaEvent;
    const isKept = at <= place || retry === 'as it was';
    if (isKept) yield event;
    if (at !== place) yield* eventsLike(event, standing);
    if (!isKept) yield event;
  }
}
