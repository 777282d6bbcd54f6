import fc from 'fast-check';
import { checkRuns, KitError } from './kit-error.ts';

/** How far a check is, for long runs. */
export interface Progress<Phase extends string = 'walking' | 'shrinking'> {
  phase: Phase;
  /** Walks played so far, and of how many; while shrinking, tries, and no known number. */
  done: number;
  of?: number;
}

/** How long a check looks, and where it begins. */
export interface SearchOptions {
  /** How many walks; 1,000 by default. */
  runs?: number;
  /** To walk the same walks again. */
  seed?: number;
  /** With `seed`, the `path` of an earlier failure: only its walk is played. */
  path?: string;
  /** Milliseconds to look for a shorter counterexample; 10,000 by default. */
  shrinkFor?: number;
  /** Is called after every walk, and after every try of a shorter one. */
  onProgress?: (progress: Progress) => void;
}

/** A value that fails, and fast-check's token for it. */
export interface Found<T> {
  value: T;
  seed: number;
  path: string;
  /** Whether fast-check found no smaller one; false where the time was over. */
  isSmallest: boolean;
}

export const shrinkingTime = 10_000;

const isPath = /^\d+(:\d+)*$/;

/** The first value that fails, made smaller by fast-check until the time is over. */
export function firstFailure<T>(
  values: fc.Arbitrary<T>,
  isRight: (value: T) => boolean,
  { runs = 1000, seed, path, shrinkFor = shrinkingTime, onProgress }: SearchOptions,
): { runs: number; found: Found<T> | null } {
  checkRuns(runs);
  if (path !== undefined && (seed === undefined || !isPath.test(path)))
    throw new KitError(
      'replay-unusable',
      `path is "${path}": numbers joined by colons and a seed are needed`,
    );
  let phase: Progress['phase'] = 'walking';
  let done = 0;
  const property = fc.property(values, (value) => {
    done++;
    onProgress?.(phase === 'walking' ? { phase, done, of: runs } : { phase, done });
    return isRight(value);
  });
  const first = fc.check(property, {
    endOnFailure: true,
    ...(seed === undefined ? {} : { seed }),
    ...(path === undefined ? { numRuns: runs } : { path, numRuns: 1 }),
  });
  if (!first.failed || !first.counterexample) return { runs: first.numRuns, found: null };
  const found = foundIn(first);
  // A path leads to a value that was made smaller already.
  if (path !== undefined || shrinkFor <= 0)
    return { runs: first.numRuns, found: { ...found, isSmallest: path !== undefined } };
  phase = 'shrinking';
  done = 0;
  const again = fc.check(property, {
    seed: first.seed,
    path: found.path,
    numRuns: 1,
    interruptAfterTimeLimit: shrinkFor,
  });
  return {
    runs: first.numRuns,
    found: again.counterexample ? foundIn(again) : { ...found, isSmallest: false },
  };
}

const foundIn = <T>({
  counterexample,
  seed,
  counterexamplePath,
  interrupted,
}: fc.RunDetails<[T]>): Found<T> => ({
  value: (counterexample as [T])[0],
  seed,
  path: counterexamplePath ?? '',
  isSmallest: !interrupted,
});
