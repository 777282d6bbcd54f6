import type { AsistenciaEvent } from '../asistencia/asistencia-event.ts';
import type { AsistenciaInput } from '../asistencia/input.ts';
import type { StateId } from '../procedure/states.ts';
import { abstractState } from './abstract-state.ts';
import { pairOf } from './reachable.ts';
import type { Moment, Standing } from './trace.ts';
import { visitOf } from './visit-of.ts';
import type { Walk } from './walk.ts';

/** The abstract states that were found, and the steps between them. */
export interface Found {
  /** Abstract states, and how many of them each control state has. */
  states: number;
  statesOf: ReadonlyMap<StateId, number>;
  /** Asistencias asked: one for each abstract state, and those beside it. */
  concretes: number;
  /** Distinct steps between abstract states. */
  edges: number;
  /**
   * The transitions that were taken, by their id, and which were taken right after which (`a > b`).
   */
  transitions: ReadonlySet<string>;
  pairs: ReadonlySet<string>;
  /** States that are not final and have no step out. */
  deadEnds: readonly StateId[];
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
  parent: Node | null;
  event: AsistenciaEvent | null;
  depth: number;
}

/** The abstract states met so far, the asistencias that met them, and the steps between them. */
export class StateSpace {
  /** In the order in which they were met. */
  readonly #nodes: Node[] = [];
  readonly #states = new Map<string, AbstractState>();
  readonly #visits = new Set<string>();
  readonly #transitions = new Map<string, number>();
  /** Every so many-th state is entered by another way too; null for none. */
  readonly #again: number | null;
  /** Of the asistencia that departs, by their number: what stands for each in every exploration. */
  #steps = new Map<number, number>();
  #edges = 0;
  readonly #unsound: Walk[] = [];

  constructor(again: number | null) {
    this.#again = again;
  }

  /** The abstract state of a standing. */
  meet(
    input: AsistenciaInput,
    standing: Standing,
    parent: Node | null = null,
    event: AsistenciaEvent | null = null,
  ): AbstractState {
    const key = abstractState(standing);
    const isFirst = !this.#states.has(key);
    const of = this.#states.get(key) ?? this.#first(key, standing);
    const visit = `${key}|${visitOf(standing.facts)}`;
    const isAnother = this.#visits.size < this.#visits.add(visit).size;
    const isChosen = this.#again !== null && of.number % this.#again === 0;
    const isAgain = isChosen && !isAnother && !of.isMetAgain && of.steps !== null;
    of.isMetAgain ||= isAgain;
    if (isAnother || isAgain) {
      const depth = parent ? parent.depth + 1 : 0;
      this.#nodes.push({ input, of, isFirst, standing, parent, event, depth });
    }
    return of;
  }

  #first(key: string, { where: { state, final } }: Standing): AbstractState {
    const sets = { arrivals: 0n, departures: 0n };
    const it = { state, isFinal: final, ...sets, steps: null, isMetAgain: false };
    const found = { number: this.#states.size, id: numberOfText(key), ...it };
    this.#states.set(key, found);
    return found;
  }

  /** Each asistencia once, also those met in the meantime. Its steps are to be followed at once. */
  *departures(): Generator<{ node: Node; standing: Standing }> {
    for (const node of this.#nodes) {
      const { standing, isFirst } = node;
      if (!standing) continue;
      node.standing = null;
      this.#steps = new Map();
      yield { node, standing };
      this.#compare(node);
      if (isFirst) this.#edges += this.#steps.size;
    }
  }

  /** Takes the step of an accepted event; false where it is refused, or a step like one before. */
  follow(node: Node, { event, decision, after }: Moment): boolean {
    if (!decision.accepted) return false;
    const { transition } = decision.step;
    const number = this.#numberOf(transition);
    const next = this.meet(node.input, after, node, event);
    node.of.departures |= 1n << BigInt(number);
    next.arrivals |= 1n << BigInt(number);
    const before = this.#steps.size;
    this.#steps.set(next.number * 1024 + number, numberOfText(transition, next.id));
    return this.#steps.size > before;
  }

  #numberOf(transition: string): number {
    const known = this.#transitions.get(transition);
    if (known !== undefined) return known;
    this.#transitions.set(transition, this.#transitions.size);
    return this.#transitions.size - 1;
  }

  /** Two asistencias in one abstract state take the same abstract steps. */
  #compare({ input, of, parent, event }: Node): void {
    const steps = [...this.#steps.values()].reduce((sum, step) => (sum + step) % 2 ** 52, 0);
    of.steps ??= steps;
    if (of.steps === steps) return;
    this.#unsound.push(parent && event ? walkTo(parent, event) : { input, events: [] });
  }

  found(): Found {
    const states = [...this.#states.values()];
    const statesOf = new Map<StateId, number>();
    for (const { state } of states) statesOf.set(state, (statesOf.get(state) ?? 0) + 1);
    const transitions = [...this.#transitions.keys()];
    const isDeadEnd = ({ isFinal, departures }: AbstractState) => !isFinal && departures === 0n;
    return {
      states: states.length,
      statesOf,
      concretes: this.#nodes.length,
      edges: this.#edges,
      transitions: new Set(transitions),
      pairs: pairsOf(states, transitions),
      deadEnds: states.filter(isDeadEnd).map(({ state }) => state),
      unsound: this.#unsound,
      allowed: new Map(states.map(({ id, steps }) => [id, steps ?? 0])),
      depth: this.#nodes.reduce((most, { isFirst, depth }) => (isFirst ? Math.max(most, depth) : most), 0),
    };
  }
}

/** The walk to an asistencia, and one event on. */
export function walkTo(node: Node, last: AsistenciaEvent): Walk {
  const events = [last];
  for (let at: Node | null = node; at?.event; at = at.parent) events.unshift(at.event);
  return { input: node.input, events };
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
