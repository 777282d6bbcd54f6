import fc from 'fast-check';

/**
 * A row of small numbers from which a step is made: which transition, which amount, which hour. Numbers, because they
 * shrink towards 0, the plainest choice everywhere, whatever state the asistencia is in by then.
 */
export type Dials = readonly number[];

const length = 12;

export const dials: fc.Arbitrary<Dials> = fc.array(fc.nat({ max: 9999 }), {
  minLength: length,
  maxLength: length,
});

/** Makes the choices of a generated value. */
export interface Dial {
  /** One of some values that a guard can tell apart; the first is the plainest. */
  pick<const T>(values: readonly [T, ...T[]]): T;
  /** One of some values that make no difference to any guard. */
  any<const T>(values: readonly [T, ...T[]]): T;
}

/** Reads a row of dials from the left; past its end every choice is the first. */
export class DialReader implements Dial {
  #at = 0;
  readonly #dials: Dials;

  constructor(row: Dials) {
    this.#dials = row;
  }

  next(): number {
    return this.#dials[this.#at++] ?? 0;
  }

  pick<const T>(values: readonly [T, ...T[]]): T {
    return values[this.next() % values.length] as T;
  }

  any<const T>(values: readonly [T, ...T[]]): T {
    return this.pick(values);
  }

  /** One of some values with the weight of each; undefined where there are none. */
  weighted<T>(values: readonly T[], weightOf: (value: T) => number): T | undefined {
    const total = values.reduce((sum, value) => sum + weightOf(value), 0);
    let rest = total > 0 ? this.next() % total : 0;
    return values.find((value) => {
      rest -= weightOf(value);
      return rest < 0;
    });
  }
}

/** Always the plainest choice. */
export const firsts: Dial = { pick: ([first]) => first, any: ([first]) => first };

/** Every value that can be made by picking otherwise; what makes no difference is the first. */
export function enumerate<T>(make: (dial: Dial) => T): T[] {
  const made: T[] = [];
  const path: { choice: number; choices: number }[] = [];
  do {
    let depth = 0;
    made.push(
      make({
        any: firsts.any,
        pick: (values) => {
          const distinct = [...new Set(values)];
          path[depth] ??= { choice: 0, choices: distinct.length };
          return distinct[path[depth++]?.choice ?? 0] as never;
        },
      }),
    );
  } while (advance(path));
  return made;
}

/** Turns the last choice that has another; false when there is none left. */
function advance(path: { choice: number; choices: number }[]): boolean {
  for (let last = path.at(-1); last; last = path.at(-1)) {
    if (++last.choice < last.choices) return true;
    path.pop();
  }
  return false;
}
