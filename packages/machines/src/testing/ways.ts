import { asistenciaMachine } from '../asistencia/asistencia.ts';
import { candidateOf } from '../host/candidates.ts';
import { type AsistenciaMachine, descendants } from '../host/describe.ts';
import { addedEvents } from '../host/event-table.ts';
import { reachable } from './reachable.ts';

/** Two transitions to be taken one right after the other. */
export type Pair = readonly [first: string, then: string];

const explored = reachable.pairs.map((pair) => pair.split(' > ') as [first: string, then: string]);
const radius = 3;

/** The pairs of transitions of a machine, and how far each is from another. */
export class Ways {
  readonly pairs: readonly Pair[];
  /** Those that lead into what a program added: chance alone seldom takes a walk there. */
  readonly toAdditions: readonly Pair[];
  readonly #distances = new Map<string, ReadonlyMap<string, number>>();
  readonly #near = new Map<string, readonly Pair[]>();

  constructor(pairs: readonly Pair[], toAdditions: readonly Pair[]) {
    this.pairs = pairs;
    this.toAdditions = toAdditions;
  }

  /** How many transitions lie between one and the wanted one. */
  distance(from: string | undefined, wanted: string): number {
    const known = this.#distances.get(wanted) ?? distancesTo(wanted, this.pairs);
    this.#distances.set(wanted, known);
    return (from === undefined ? undefined : known.get(from)) ?? Number.POSITIVE_INFINITY;
  }

  /** The pairs that begin within some transitions of one; all of them, when none was taken. */
  near(transition: string | undefined): readonly Pair[] {
    if (transition === undefined) return this.pairs;
    const found =
      this.#near.get(transition) ??
      this.pairs.filter(([first]) => this.distance(transition, first) <= radius);
    this.#near.set(transition, found);
    return found;
  }
}

function distancesTo(wanted: string, pairs: readonly Pair[]): ReadonlyMap<string, number> {
  const distances = new Map([[wanted, 0]]);
  for (const [reached, distance] of distances) {
    for (const [first, then] of pairs)
      if (then === reached && !distances.has(first)) distances.set(first, distance + 1);
  }
  return distances;
}

type Node = AsistenciaMachine['root'];

interface Way {
  from: readonly Node[];
  /** The path of the state that is entered; undefined where nothing moves. */
  to: string | undefined;
}

const within = (node: Node): Node[] => {
  const inner = descendants(node).filter(({ type }) => type !== 'compound');
  return inner.length > 0 ? inner : [node];
};

const pathOf = ({ path }: { path: readonly string[] }): string => path.join('.');

const waysOn = (machine: AsistenciaMachine): ReadonlyMap<string, Way> =>
  new Map(
    descendants(machine.root).flatMap((node) =>
      [...node.transitions.values()].flat().map((transition) => {
        const [target] = (transition.target ?? []) as Node[];
        return [
          candidateOf(transition as never).id,
          { from: within(node), to: target && pathOf(within(target)[0] ?? target) },
        ] as const;
      }),
    ),
  );

const standard = waysOn(asistenciaMachine);
const standardWays = new Ways(explored, []);
const known = new WeakMap<AsistenciaMachine, Ways>();

/**
 * The ways of a machine: those that the exploration found, and around what a program added those
 * that its states allow.
 */
export function waysOf(machine: AsistenciaMachine): Ways {
  const ways = known.get(machine) ?? madeOf(machine);
  known.set(machine, ways);
  return ways;
}

function madeOf(machine: AsistenciaMachine): Ways {
  const own = waysOn(machine);
  const added = new Set([...own].flatMap(([id, { to }]) => (isOfStandard(id, to) ? [] : [id])));
  if (added.size === 0 && addedEvents(machine) === addedEvents(asistenciaMachine)) return standardWays;
  const kept = explored.filter(([first, then]) => own.has(then) && own.has(first) && !added.has(first));
  const around = [...own].flatMap(([first, way]) =>
    [...own]
      .filter(([then, next]) => (added.has(first) || added.has(then)) && isFollowedBy(way, next))
      .map(([then]): Pair => [first, then]),
  );
  return new Ways(
    [...kept, ...around],
    around.filter(([, then]) => added.has(then)),
  );
}

const isOfStandard = (id: string, to: string | undefined): boolean =>
  standard.has(id) && standard.get(id)?.to === to;

const isFollowedBy = ({ from, to }: Way, next: Way): boolean =>
  next.from.some((node) => (to === undefined ? from.includes(node) : pathOf(node) === to));
