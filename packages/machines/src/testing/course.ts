import type { Candidate } from '../host/candidates.ts';
import type { AsistenciaMachine } from '../host/describe.ts';
import type { Dials } from './dials.ts';
import { type Ways, waysOf } from './ways.ts';

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

const patience = 8;

/**
 * Where a walk is going. Left to chance, walks repeat the plain transitions. So each walk now and
 * then sets out for a pair of transitions that its dials name, by the shortest way, until it gets
 * there or gives up.
 */
export class Course {
  /** How often each transition was taken. */
  readonly taken = new Map<string, number>();
  readonly #ways: Ways;
  #last: string | undefined;
  #goal: Goal | undefined;

  constructor(machine: AsistenciaMachine) {
    this.#ways = waysOf(machine);
  }

  /**
   * Sets out for a goal, if there is none and the dial names one: of four numbers three do, and one
   * of these names what a program added. 0 names none.
   */
  setOut(row: Dials): void {
    const number = row.at(-2) ?? 0;
    if (this.#goal || number % 4 === 0) return;
    const { pairs, toAdditions } = this.#ways;
    const far = number % 4 === 3 && toAdditions.length > 0 ? toAdditions : pairs;
    const choice = number % 4 === 1 ? this.#ways.near(this.#last) : far;
    const [first, then] = choice[(number >> 2) % choice.length] ?? [];
    if (!first || !then) return;
    const way = this.#last === undefined ? 0 : this.#ways.distance(this.#last, first);
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
    return nearer ** -Math.min(1 + this.#ways.distance(id, first), farthest);
  };
}

const nearer = 30;
const farthest = 25;
