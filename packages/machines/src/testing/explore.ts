import type { AsistenciaEvent } from '../asistencia/asistencia-event.ts';
import type { AsistenciaInput } from '../asistencia/input.ts';
import type { Host } from '../host/host.ts';
import { standardHost } from '../host/standard-host.ts';
import type { StateId } from '../procedure/states.ts';
import { abstractState } from './abstract-state.ts';
import { alphabet } from './alphabet.ts';
import { enumerate } from './dials.ts';
import { GuardTally, type GuardUseTally } from './guard-tally.ts';
import { inputFrom } from './inputs.ts';
import type { Invariant } from './invariants/invariant.ts';
import { restores } from './invariants/journal.ts';
import { brokenBy, invariants } from './invariants.ts';
import { pairOf } from './reachable.ts';
import { advance, opened, type Standing } from './trace.ts';
import { beginning, type Walk } from './walk.ts';

/** What the complete exploration of the abstract states found. */
export interface Exploration {
  /** Abstract states, and how many of them each control state has. */
  states: number;
  statesOf: ReadonlyMap<StateId, number>;
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
  /** Events of the longest of the shortest walks. */
  depth: number;
}

/**
 * Restoring is a property of a state and is checked once for each; the others are checked on every
 * step.
 */
const safety = invariants.filter((invariant) => invariant !== restores);

/** An abstract state that was reached, by its number. */
interface Node {
  input: AsistenciaInput;
  state: StateId;
  isFinal: boolean;
  /** A concrete asistencia in it, until its steps were taken. */
  standing: Standing | null;
  /** The state from which it was first reached, by a shortest walk. */
  parent: number;
  event: AsistenciaEvent | null;
  depth: number;
  /** Sets of transitions, as bits by their number: those that lead here and those that leave. */
  arrivals: bigint;
  departures: bigint;
}

/** How the abstract states are explored. */
export interface ExploreOptions {
  host?: Host;
  /** Stops at the first step that breaks an invariant. */
  stopAtViolation?: boolean;
}

/**
 * Every abstract state that an asistencia can be in, breadth first, with every invariant checked on
 * every step. The alphabet holds every payload that the aims tell apart, every role, and times on
 * each side of every deadline.
 */
export function explore({ host = standardHost, stopAtViolation = false }: ExploreOptions = {}): Exploration {
  const numbers = new Map<string, number>();
  const nodes: Node[] = [];
  const transitions = new Map<string, number>();
  const guards = new GuardTally();
  const violations: { invariant: Invariant; walk: Walk }[] = [];
  let edges = 0;
  let tried = 0;

  for (const input of enumerate((dial) => inputFrom(dial, beginning))) meet(input, opened(host, input));
  for (let number = 0; number < nodes.length; number++) {
    if (!departFrom(number) && stopAtViolation) break;
  }
  return summary();

  /** The number of the abstract state of a standing. */
  function meet(input: AsistenciaInput, standing: Standing, parent = -1, event?: AsistenciaEvent): number {
    const key = abstractState(standing);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, nodes.length);
    const { state, final } = standing.where;
    const depth = (nodes[parent]?.depth ?? -1) + 1;
    const sets = { arrivals: 0n, departures: 0n };
    nodes.push({ input, state, isFinal: final, standing, parent, event: event ?? null, depth, ...sets });
    return nodes.length - 1;
  }

  /** Takes every step out of a state; false where one broke an invariant. */
  function departFrom(number: number): boolean {
    const node = nodes[number] as Node;
    const { input, standing } = node;
    if (!standing) return true;
    node.standing = null;
    const steps = new Set<number>();
    const broken = violations.length;
    for (const [place, event] of alphabet(standing).entries()) {
      tried++;
      const { snapshot } = standing;
      if (!guards.isComplete(snapshot, event.type)) guards.record(snapshot, event);
      const moment = advance(host, input, standing, event);
      const invariant = brokenBy(moment, place === 0 ? invariants : safety);
      if (invariant) {
        violations.push({ invariant, walk: walkTo(node, event) });
        if (stopAtViolation) return false;
      }
      if (!moment.decision.accepted) continue;
      const transition = numberOf(moment.decision.step.transition);
      const next = meet(input, moment.after, number, event);
      node.departures |= 1n << BigInt(transition);
      (nodes[next] as Node).arrivals |= 1n << BigInt(transition);
      steps.add(next * 1024 + transition);
    }
    edges += steps.size;
    return violations.length === broken;
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
    const statesOf = new Map<StateId, number>();
    for (const { state } of nodes) statesOf.set(state, (statesOf.get(state) ?? 0) + 1);
    return {
      states: nodes.length,
      statesOf,
      edges,
      tried,
      transitions: new Set(transitions.keys()),
      pairs: pairsOf(nodes, [...transitions.keys()]),
      guards: guards.uses(),
      deadEnds: nodes
        .filter(({ isFinal, departures }) => !isFinal && departures === 0n)
        .map(({ state }) => state),
      violations,
      depth: nodes.reduce((most, { depth }) => Math.max(most, depth), 0),
    };
  }
}

/** Every transition that some state is reached by, with every one that leaves it. */
function pairsOf(nodes: readonly Node[], transitions: readonly string[]): Set<string> {
  const followers = transitions.map(() => 0n);
  for (const { arrivals, departures } of nodes) {
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
