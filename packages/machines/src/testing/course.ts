import type { Candidate } from '../host/candidates.ts';
import type { Dials } from './dials.ts';
import { reachable } from './reachable.ts';

/** Two transitions to be taken one right after the other. */
interface Goal {
  first: string;
  then: string;
  /**
   * Accepted events after which the walk gives up, since an asistencia may be unable to reach the
   * goal.
   */
  patience: number;
}

const goals = reachable.pairs.map((pair) => pair.split(' > ') as [first: string, then: string]);
const patience = 8;
const radius = 3;

/**
 * Where a walk is going. Left to chance, walks repeat the plain transitions. So each walk now and
 * then sets out for a pair of transitions that its dials name, by the shortest way, until it gets
 * there or gives up.
 */
export class Course {
  /** How often each transition was taken. */
  readonly taken = new Map<string, number>();
  #last: string | undefined;
  #goal: Goal | undefined;

  /**
   * Sets out for a goal, if there is none and the dial names one: half of the numbers do, 0 does
   * not.
   */
  setOut(row: Dials): void {
    const number = row.at(-2) ?? 0;
    if (this.#goal || number % 4 === 0) return;
    const choice = number % 4 === 1 ? goalsNear(this.#last) : goals;
    const [first, then] = choice[(number >> 2) % choice.length] ?? [];
    if (!first || !then) return;
    const way = this.#last === undefined ? 0 : distanceFrom(distancesTo(first), this.#last);
    this.#goal = { first, then, patience: patience + Math.min(way, 20) };
  }

  /** Whether the walk came here by a transition that it had rarely taken before. */
  get isNew(): boolean {
    return this.#last === undefined || (this.taken.get(this.#last) ?? 0) < 2;
  }

  took(transition: string): void {
    this.taken.set(transition, (this.taken.get(transition) ?? 0) + 1);
    const isThere = this.#goal?.first === this.#last && this.#goal?.then === transition;
    if (this.#goal && (isThere || --this.#goal.patience === 0)) this.#goal = undefined;
    this.#last = transition;
  }

  /**
   * How likely a transition is to be chosen because of where it leads: each step nearer to the goal
   * counts.
   */
  readonly worth = ({ id }: Candidate): number => {
    if (!this.#goal) return 1;
    const { first, then } = this.#goal;
    if (this.#last === first && id === then) return 1;
    return nearer ** -Math.min(1 + distanceFrom(distancesTo(first), id), farthest);
  };
}

const nearer = 30;
const farthest = 25;

const distanceFrom = (ways: ReadonlyMap<string, number>, transition: string | undefined): number =>
  (transition === undefined ? undefined : ways.get(transition)) ?? Number.POSITIVE_INFINITY;

const known = new Map<string, ReadonlyMap<string, number>>();

/** How many transitions lie between each transition and the wanted one. */
function distancesTo(wanted: string): ReadonlyMap<string, number> {
  const measured = known.get(wanted);
  if (measured) return measured;
  const distances = new Map([[wanted, 0]]);
  for (const [reached, distance] of distances) {
    for (const [first, then] of goals)
      if (then === reached && !distances.has(first)) distances.set(first, distance + 1);
  }
  known.set(wanted, distances);
  return distances;
}

const near = new Map<string, typeof goals>();

/** The pairs that begin within some transitions of one; all of them, when none was taken. */
function goalsNear(transition: string | undefined): typeof goals {
  if (transition === undefined) return goals;
  const found =
    near.get(transition) ?? goals.filter(([first]) => distanceFrom(distancesTo(first), transition) <= radius);
  near.set(transition, found);
  return found;
}
