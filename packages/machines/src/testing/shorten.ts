import type { AsistenciaEvent } from '../asistencia/events.ts';
import type { Host } from '../host/host.ts';
import { abstractState } from './abstract-state.ts';
import { alphabet } from './alphabet.ts';
import { firsts } from './dials.ts';
import { inputFrom } from './inputs.ts';
import type { Invariant } from './invariants/invariant.ts';
import { brokenBy } from './invariants.ts';
import { advance, type Moment, opened, type Standing } from './trace.ts';
import type { Walk } from './walk.ts';

/** A walk up to the moment in which an invariant broke. */
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
 * Shortens a walk that breaks an invariant: fast-check shrinks the numbers from which a walk was made, and knows nothing of
 * the events that it came to. Leaves out what is not needed and tries other ways until nothing makes it shorter.
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
  } while (otherWays(shortest, host).some((way) => isShorter(retold(way, host, among))));
  return shortest;
}

const without = ({ input, events }: Walk, from: number, count: number): Walk => ({
  input,
  events: events.toSpliced(from, count),
});

/** Only what was accepted, and what broke the invariant. */
const ofAccepted = ({ walk, moments }: Failure): Walk => ({
  input: walk.input,
  events: walk.events.filter((_, place) => moments[place]?.decision.accepted || place === moments.length - 1),
});

/** The same walk for the plainest asistencia, or with one event sent otherwise, so that it leads elsewhere. */
function otherWays({ walk: { input, events }, moments }: Failure, host: Host): Walk[] {
  const plain = { input: inputFrom(firsts, input.openedAt), events };
  const others = moments.flatMap(({ before, event, after }, place) => {
    const met = new Set([abstractState(before), abstractState(after)]);
    const elsewhere = eventsLike(event, before).filter((other) => {
      const state = abstractState(advance(host, input, before, other).after);
      return met.size < met.add(state).size;
    });
    return elsewhere.map((other) => ({ input, events: events.with(place, other) }));
  });
  return [plain, ...others];
}

/** What was sent may be anything, and then nothing is like it. */
const eventsLike = (event: unknown, standing: Standing): AsistenciaEvent[] =>
  alphabet(standing).filter(({ type }) => type === (event as AsistenciaEvent | null)?.type);

function* eachLike(event: unknown, standing: Standing): Generator<AsistenciaEvent> {
  yield event as AsistenciaEvent;
  yield* eventsLike(event, standing);
}

/**
 * Plays a walk whose beginning was changed: an event that is refused by now is sent as it is accepted, or left out, and of
 * the last type every event is tried.
 */
function retold({ input, events }: Walk, host: Host, among?: readonly Invariant[]): Failure | undefined {
  const told: AsistenciaEvent[] = [];
  let standing = opened(host, input);
  for (const [place, event] of events.entries()) {
    for (const each of eachLike(event, standing)) {
      const moment = advance(host, input, standing, each);
      if (brokenBy(moment, among)) return failureOf({ input, events: [...told, each] }, host, among);
      if (!moment.decision.accepted || place === events.length - 1) continue;
      told.push(each);
      standing = moment.after;
      break;
    }
  }
  return undefined;
}
