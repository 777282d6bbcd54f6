import type { Operation } from './operation.ts';

/** An object as one client would see it. */
export interface Model<State> {
  initial: State;
  /**
   * The states after an operation that was answered as it was; none where it cannot have been. Of
   * an operation without an answer, every state in which it may have left the object.
   */
  after(state: State, operation: Operation): readonly State[];
  /** States with one name are one. */
  nameOf(state: State): string;
}

/** `undecided` where the time was too short. */
export type Verdict = 'linearizable' | 'not linearizable' | 'undecided';

/**
 * Whether operations have an order in which one client could have done them, none before an
 * operation that was answered before it was sent. (Wing and Gong's search, with Lowe's memory of
 * what was tried.)
 */
export function linearize<State>(
  operations: readonly Operation[],
  { initial, after, nameOf }: Model<State>,
  milliseconds: number,
): Verdict {
  const end = performance.now() + milliseconds;
  const tried = new Set<string>();

  function search(done: bigint, state: State): Verdict {
    const left = operations.flatMap((operation, place) =>
      done & (1n << BigInt(place)) ? [] : [{ operation, place }],
    );
    const isEnd = left.every(({ operation }) => operation.got === null);
    if (isEnd) return 'linearizable';
    const name = `${done} ${nameOf(state)}`;
    if (tried.has(name)) return 'not linearizable';
    tried.add(name);
    if (performance.now() > end) return 'undecided';
    const first = Math.min(...left.map(({ operation }) => operation.returned));
    for (const { operation, place } of left) {
      if (operation.invoked > first) continue;
      for (const next of after(state, operation)) {
        const verdict = search(done | (1n << BigInt(place)), next);
        if (verdict !== 'not linearizable') return verdict;
      }
    }
    return 'not linearizable';
  }

  return search(0n, initial);
}
