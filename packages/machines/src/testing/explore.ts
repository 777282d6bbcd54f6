import type { AsistenciaEvent } from '../asistencia/asistencia-event.ts';
import type { AsistenciaInput } from '../asistencia/input.ts';
import type { Host } from '../host/host.ts';
import { standardHost } from '../host/standard-host.ts';
import type { StateId } from '../procedure/states.ts';
import { abstractState } from './abstract-state.ts';
import { alphabet, payloads } from './alphabet.ts';
import { enumerate } from './dials.ts';
import { GuardTally, type GuardUseTally } from './guard-tally.ts';
import { inputFrom } from './inputs.ts';
import type { Invariant } from './invariants/invariant.ts';
import { restores } from './invariants/journal.ts';
import { brokenBy, invariants } from './invariants.ts';
import { pairOf } from './reachable.ts';
import { advance, type Moment, opened, type Standing } from './trace.ts';
import { visitOf } from './visit-of.ts';
import type { Walk } from './walk.ts';
import { worlds } from './worlds.ts';

/** What the complete exploration of the abstract states found. */
export interface Exploration {
  /** Abstract states, and how many of them each control state has. */
  states: number;
  statesOf: ReadonlyMap<StateId, number>;
  /** Asistencias asked: one for each abstract state, and those beside it. */
  concretes: number;
  /** Distinct steps between abstract states. */
  edges: number;
  /** Events tried, refused ones included. */
  tried: number;
  /**
   * The transitions that were taken, by their id, and which were taken right after which (`a > b`).
   */
  transitions: ReadonlySet<string>;
  pairs: ReadonlySet<string>;
  /** What each guard answered, at each transition that uses it. */
  guards: readonly GuardUseTally[];
  /** States that are not final and have no step out. */
  deadEnds: readonly StateId[];
  /** Steps that broke an invariant, each with a shortest walk to it. */
  violations: readonly { invariant: Invariant; walk: Walk }[];
  /** Asistencias that can take other abstract steps than another in the same abstract state. */
  unsound: readonly Walk[];
  /**
   * What each abstract state allows, as numbers: of the state, of its steps. Two explorations that
   * give one state other steps have found two of its asistencias apart.
   */
  allowed: ReadonlyMap<number, number>;
  /** Events of the longest of the shortest walks. */
  depth: number;
}

/** What all asistencias in one abstract state share. */
interface AbstractState {
  number: number;
  id: number;
  state: StateId;
  isFinal: boolean;
  /** Sets of transitions, as bits by their number: those that lead here and those that leave. */
  arrivals: bigint;
  departures: bigint;
  /** The steps of the first asistencia in it, as one number. */
  steps: number | null;
  isMetAgain: boolean;
}

/** An asistencia in an abstract state. */
interface Node {
  input: AsistenciaInput;
  of: AbstractState;
  isFirst: boolean;
  /** Until its steps were taken. */
  standing: Standing | null;
  /** The asistencia from which it was reached, the first by a shortest walk. */
  parent: number;
  event: AsistenciaEvent | null;
  depth: number;
}

/** How the abstract states are explored. */
export interface ExploreOptions {
  host?: Host;
  /** The rules to ask; by default all of the procedure. Without any, it only finds the states. */
  rules?: readonly Invariant[];
  /** Sees every refusal, and one moment of each step between abstract states. */
  onMoment?: (moment: Moment) => void;
  /** Stops at the first step that breaks an invariant. */
  stopAtViolation?: boolean;
  /** One of `worlds`, by its number: the policy, and how all is chosen that guards do not read. */
  world?: number;
  /** What opens the asistencias; by default all that guards can tell apart. */
  inputs?: readonly AsistenciaInput[];
  /** Leaves events out; by default none. */
  isTried?: (event: AsistenciaEvent) => boolean;
  /** Enters every so many-th abstract state by another way too, and compares what it allows. */
  again?: number;
}

/**
 * Every abstract state that an asistencia can be in, breadth first, with every invariant checked on
 * every step. The alphabet holds every payload that the aims tell apart, every role, and times on
 * each side of every deadline. Asistencias after the first in a state, and all in a world that is
 * not plain, are sent what belongs there by one who may send it.
 */
export function explore({
  host = standardHost,
  rules = invariants,
  onMoment,
  stopAtViolation = false,
  world: worldNumber = 0,
  inputs,
  isTried = () => true,
  again = 8,
}: ExploreOptions = {}): Exploration {
  const world = worlds[worldNumber];
  if (!world) throw new RangeError(`There is no world ${worldNumber}; the last is ${worlds.length - 1}`);
  const { isPlain } = world;
  // Restoring is a property of a state and is checked once for each; the others on every step.
  const safety = rules.filter((rule) => rule !== restores);
  const known = new Set<string>();
  const abstractStates = new Map<string, AbstractState>();
  const nodes: Node[] = [];
  const transitions = new Map<string, number>();
  const guards = new GuardTally();
  const violations: { invariant: Invariant; walk: Walk }[] = [];
  const unsound: Walk[] = [];
  let edges = 0;
  let tried = 0;

  for (const input of inputs ?? enumerate((dial) => inputFrom(dial, world.openedAt, world.policy), world)) {
    meet(input, opened(host, input));
  }
  for (let number = 0; number < nodes.length; number++) {
    if (!departFrom(number) && stopAtViolation) break;
  }
  return summary();

  /** The abstract state of a standing. */
  function meet(
    input: AsistenciaInput,
    standing: Standing,
    parent = -1,
    event?: AsistenciaEvent,
  ): AbstractState {
    const key = abstractState(standing);
    const isFirst = !abstractStates.has(key);
    const of = abstractStates.get(key) ?? first(key, standing);
    const visit = `${key}|${visitOf(standing.facts)}`;
    const isAnother = known.size < known.add(visit).size;
    const isAgain = isPlain && !isAnother && !of.isMetAgain && of.number % again === 0 && of.steps !== null;
    of.isMetAgain ||= isAgain;
    if (isAnother || isAgain) {
      const depth = (nodes[parent]?.depth ?? -1) + 1;
      nodes.push({ input, of, isFirst, standing, parent, event: event ?? null, depth });
    }
    return of;
  }

  function first(key: string, { where: { state, final } }: Standing): AbstractState {
    const sets = { arrivals: 0n, departures: 0n };
    const it = { state, isFinal: final, ...sets, steps: null, isMetAgain: false };
    const found = { number: abstractStates.size, id: numberOfText(key), ...it };
    abstractStates.set(key, found);
    return found;
  }

  /** Takes every step out of a state; false where one broke an invariant. */
  function departFrom(number: number): boolean {
    const node = nodes[number] as Node;
    const { input, standing, of, isFirst } = node;
    if (!standing) return true;
    node.standing = null;
    const steps = new Map<number, number>();
    const broken = violations.length;
    const events = isPlain && isFirst ? alphabet(standing) : payloads(standing, world);
    for (const [place, event] of events.filter(isTried).entries()) {
      tried++;
      const { snapshot } = standing;
      if (isPlain && !guards.isComplete(snapshot, event.type)) guards.record(snapshot, event);
      const moment = advance(host, input, standing, event);
      const invariant = brokenBy(moment, place === 0 ? rules : safety);
      if (invariant) {
        violations.push({ invariant, walk: walkTo(node, event) });
        if (stopAtViolation) return false;
      }
      if (!moment.decision.accepted) {
        onMoment?.(moment);
        continue;
      }
      const transition = numberOf(moment.decision.step.transition);
      const next = meet(input, moment.after, number, event);
      of.departures |= 1n << BigInt(transition);
      next.arrivals |= 1n << BigInt(transition);
      const step = next.number * 1024 + transition;
      if (!steps.has(step)) onMoment?.(moment);
      steps.set(step, numberOfText(moment.decision.step.transition, next.id));
    }
    compare(
      node,
      [...steps.values()].reduce((sum, step) => (sum + step) % 2 ** 52, 0),
    );
    if (isFirst) edges += steps.size;
    return violations.length === broken;
  }

  /** Two asistencias in one abstract state take the same abstract steps. */
  function compare(node: Node, steps: number): void {
    node.of.steps ??= steps;
    if (node.of.steps === steps) return;
    const { event, ...before } = node;
    unsound.push(
      event ? walkTo({ ...(nodes[node.parent] as Node) }, event) : { input: before.input, events: [] },
    );
  }

  function numberOf(transition: string): number {
    const known = transitions.get(transition);
    if (known !== undefined) return known;
    transitions.set(transition, transitions.size);
    return transitions.size - 1;
  }

  function walkTo({ input, event, parent }: Node, last: AsistenciaEvent): Walk {
    const events = event ? [event, last] : [last];
    for (let at = nodes[parent]; at?.event; at = nodes[at.parent]) events.unshift(at.event);
    return { input, events };
  }

  function summary(): Exploration {
    const states = [...abstractStates.values()];
    const statesOf = new Map<StateId, number>();
    for (const { state } of states) statesOf.set(state, (statesOf.get(state) ?? 0) + 1);
    return {
      states: states.length,
      statesOf,
      concretes: nodes.length,
      edges,
      tried,
      transitions: new Set(transitions.keys()),
      pairs: pairsOf(states, [...transitions.keys()]),
      guards: guards.uses(),
      deadEnds: states
        .filter(({ isFinal, departures }) => !isFinal && departures === 0n)
        .map(({ state }) => state),
      violations,
      unsound,
      allowed: new Map(states.map(({ id, steps }) => [id, steps ?? 0])),
      depth: nodes.reduce((most, { isFirst, depth }) => (isFirst ? Math.max(most, depth) : most), 0),
    };
  }
}

/** A number that stands for a text, other for nearly every other text. */
function numberOfText(text: string, seed = 0): number {
  let [high, low] = [0x9e37_79b9 ^ seed, 0x85eb_ca6b ^ Math.floor(seed / 2 ** 20)];
  for (let at = 0; at < text.length; at++) {
    high = Math.imul(high ^ text.charCodeAt(at), 0x0100_0193);
    low = Math.imul(low ^ text.charCodeAt(at), 0x5bd1_e995);
  }
  return ((high ^ (low >>> 13)) >>> 12) * 2 ** 32 + ((low ^ (high >>> 16)) >>> 0);
}

/** Every transition that some state is reached by, with every one that leaves it. */
function pairsOf(states: readonly AbstractState[], transitions: readonly string[]): Set<string> {
  const followers = transitions.map(() => 0n);
  for (const { arrivals, departures } of states) {
    for (const number of membersOf(arrivals)) followers[number] = (followers[number] ?? 0n) | departures;
  }
  return new Set(
    followers.flatMap((set, number) =>
      membersOf(set).map((follower) =>
        pairOf(transitions[number] as string, transitions[follower] as string),
      ),
    ),
  );
}

function membersOf(set: bigint): number[] {
  const members: number[] = [];
  for (let rest = set, number = 0; rest > 0n; rest >>= 1n, number++) if (rest & 1n) members.push(number);
  return members;
}
