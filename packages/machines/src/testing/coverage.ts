import { GuardTally, type GuardUseTally } from './guard-tally.ts';
import { answersOf, pairOf, reachable } from './reachable.ts';
import type { Moment } from './trace.ts';

/** How much of what is reachable was reached, and what was not. */
export interface Share {
  covered: number;
  of: number;
  missing: readonly string[];
}

/** What some walks covered of the machine. Plain JSON. */
export interface CoverageReport {
  walks: number;
  /** Events tried, and those that were accepted. */
  events: number;
  accepted: number;
  states: Share;
  transitions: Share;
  /**
   * Each guard of each transition, with both answers: `transition #place guard held` and `…
   * failed`.
   */
  guardAnswers: Share;
  /** A transition taken right after another: `a > b`. */
  pairs: Share;
  /** How often: states by their path, transitions and pairs by their id. */
  counts: {
    states: Readonly<Record<string, number>>;
    transitions: Readonly<Record<string, number>>;
    pairs: Readonly<Record<string, number>>;
    guards: readonly GuardUseTally[];
  };
}

/** Counts for a diagram to show over itself. */
export type CoverageOverlay = Pick<CoverageReport['counts'], 'states' | 'transitions'>;

const shareOf = (wanted: readonly string[], reached: ReadonlyMap<string, number>): Share => {
  const missing = wanted.filter((name) => !reached.get(name));
  return { covered: wanted.length - missing.length, of: wanted.length, missing };
};

/** Counts what walks cover: add their moments, then ask for the report. */
export class Coverage {
  readonly #states = new Map<string, number>();
  readonly #transitions = new Map<string, number>();
  readonly #pairs = new Map<string, number>();
  readonly #guards = new GuardTally();
  #walks = 0;
  #events = 0;
  #accepted = 0;

  /** The moments of one walk, as `trace` gives them. */
  add(moments: readonly Moment[]): void {
    this.#walks++;
    let last: string | undefined;
    for (const [place, { event, decision, before, after }] of moments.entries()) {
      this.#events++;
      if (place === 0) count(this.#states, before.where.state);
      const isMalformed =
        !decision.accepted && decision.refusals.some(({ code }) => code === 'invalid-event');
      if (!isMalformed) this.#guards.record(before.snapshot, event);
      if (!decision.accepted) continue;
      this.#accepted++;
      const { transition } = decision.step;
      count(this.#states, after.where.state);
      count(this.#transitions, transition);
      if (last) count(this.#pairs, pairOf(last, transition));
      last = transition;
    }
  }

  report(): CoverageReport {
    const guards = this.#guards.uses();
    const answers = new Map(
      guards.flatMap(({ use, held, failed }) => {
        const [whenHeld, whenFailed] = answersOf(use);
        return [
          [whenHeld, held],
          [whenFailed, failed],
        ] as const;
      }),
    );
    return {
      walks: this.#walks,
      events: this.#events,
      accepted: this.#accepted,
      states: shareOf(reachable.states, this.#states),
      transitions: shareOf(reachable.transitions, this.#transitions),
      guardAnswers: shareOf(reachable.guardAnswers, answers),
      pairs: shareOf(reachable.pairs, this.#pairs),
      counts: {
        states: Object.fromEntries(this.#states),
        transitions: Object.fromEntries(this.#transitions),
        pairs: Object.fromEntries(this.#pairs),
        guards,
      },
    };
  }
}

const count = (counts: Map<string, number>, name: string): void => {
  counts.set(name, (counts.get(name) ?? 0) + 1);
};

/** What a diagram needs of a report. */
export const coverageOverlay = ({ counts: { states, transitions } }: CoverageReport): CoverageOverlay => ({
  states,
  transitions,
});
