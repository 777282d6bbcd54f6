import fc from 'fast-check';

/**
 * A row of small numbers from which a step is made: which transition, which amount, which hour.
 * They are numbers because numbers shrink towards 0, which is the plainest choice in every state.
 */
export type Dials = readonly number[];

/** How many numbers a dial has: a share of them is a probability. */
const turns = 10_000;

const rowOf = (length: number): fc.Arbitrary<Dials> =>
  fc.array(fc.nat({ max: turns - 1 }), { minLength: length, maxLength: length });

/** A row for a step, and a row for the input of an asistencia, each as long as its choices need. */
export const dials = rowOf(12);
export const inputDials = rowOf(18);

/** Makes the choices of a generated value. */
export interface Dial {
  /** One of some values that a guard can tell apart; the first is the plainest. */
  pick<const T>(values: readonly [T, ...T[]]): T;
  /**
   * One of some values that a guard tells apart whatever follows: after any but the first, the
   * remaining choices are plain.
   */
  alone<const T>(values: readonly [T, ...T[]]): T;
  /** One of some values that make no difference to any guard. */
  any<const T>(values: readonly [T, ...T[]]): T;
  /** One of some values, of which walks need the later ones now and then, and nothing else does. */
  seldom<const T>(values: readonly [T, ...T[]]): T;
  /** An amount that may be larger: no guard tells by how much. */
  sized(amount: number): number;
}

/** The choices that make no difference to any guard, made in one of several ways. */
export type Indifference = Pick<Dial, 'any' | 'sized'>;

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

  alone<const T>(values: readonly [T, ...T[]]): T {
    return this.pick(values);
  }

  any<const T>(values: readonly [T, ...T[]]): T {
    return this.pick(values);
  }

  seldom<const T>(values: readonly [T, ...T[]]): T {
    return this.pick(values);
  }

  sized(amount: number): number {
    return amount;
  }

  /** One of some values with the weight of each; undefined where there are none. */
  weighted<T>(values: readonly T[], weightOf: (value: T) => number): T | undefined {
    const total = values.reduce((sum, value) => sum + weightOf(value), 0);
    let rest = (total * (this.next() % turns)) / turns;
    return values.find((value) => {
      rest -= weightOf(value);
      return rest < 0;
    });
  }
}

const first = <const T>([value]: readonly [T, ...T[]]): T => value;

/** Of what makes no difference, always the first. */
export const plain: Indifference = { any: first, sized: (amount) => amount };

/** Always the plainest choice, of what a guard can tell apart. */
export const firstsIn = (indifference: Indifference): Dial => ({
  pick: first,
  alone: first,
  seldom: first,
  ...indifference,
});
/** Always the plainest choice. */
export const firsts: Dial = firstsIn(plain);

/**
 * Every value that other picks can make; a choice that makes no difference is made in one way, by
 * default the first.
 */
export function enumerate<T>(make: (dial: Dial) => T, indifference = plain): T[] {
  const made: T[] = [];
  const path: { choice: number; choices: number }[] = [];
  do {
    let depth = 0;
    let isDecided = false;
    const pick = <const V>(values: readonly [V, ...V[]]): V => {
      const distinct = [...new Set(values)];
      if (isDecided || distinct.length === 1) return values[0];
      path[depth] ??= { choice: 0, choices: distinct.length };
      return distinct[path[depth++]?.choice ?? 0] as V;
    };
    const alone: Dial['alone'] = (values) => {
      const chosen = pick(values);
      isDecided ||= chosen !== values[0];
      return chosen;
    };
    made.push(make({ pick, alone, seldom: first, ...indifference }));
  } while (advance(path));
  return made;
}

/** Turns the last choice that has another value; false if none has. */
function advance(path: { choice: number; choices: number }[]): boolean {
  for (let last = path.at(-1); last; last = path.at(-1)) {
    if (++last.choice < last.choices) return true;
    path.pop();
  }
  return false;
}
