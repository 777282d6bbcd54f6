import { standardHost } from '../host/standard-host.ts';
import { mutants } from './mutants.ts';
import { type Mutant, valueKinds } from './mutation/mutant.ts';
import { type Place, reach } from './mutation/reach.ts';
import { type MutationSummary, summaryOf } from './mutation/summary.ts';
import { type MutantResult, type TrialOptions, tryMutant } from './mutation/trial.ts';
import { walkedPlaces } from './mutation/walked-places.ts';

/** Which mutants are tried, and how. */
export interface MutationOptions extends TrialOptions {
  /** One part of several, for as many processes: `runMutation` in each, then `mergeMutation`. */
  part?: { index: number; of: number };
  /** Tries only the mutants for which it returns true. */
  only?: (mutant: { id: string; kind: string }) => boolean;
  /** Is given each result, with how many mutants were tried, of how many. */
  onResult?: (result: MutantResult, tried: number, of: number) => void;
}

/** Places of the unchanged machine, found once and used by every run. */
const placesOf: Record<'walked' | 'reached' | 'all', () => readonly Place[]> = {
  walked: once(() => walkedPlaces(standardHost)),
  reached: once(() => reach(standardHost)),
  all: once(() => [...placesOf.walked(), ...placesOf.reached()].sort((a, b) => a.depth - b.depth)),
};

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/**
 * On walks an asistencia remembers what no guard to come reads: a wrong value may show there alone,
 * and a transition where none belongs.
 */
const isWalked = ({ kind }: Mutant): boolean => valueKinds.includes(kind) || kind === 'transition added';

/**
 * Everywhere is searched for what does not show where it is looked for first. What takes the same
 * step in each of the first places is searched for in the others.
 */
function tryIn(mutant: Mutant, options: TrialOptions): MutantResult {
  const [first, others] = isWalked(mutant)
    ? (['walked', 'reached'] as const)
    : (['reached', 'walked'] as const);
  const result = tryMutant(mutant, placesOf[first](), options);
  if (result.verdict === 'killed') return result;
  return tryMutant(mutant, placesOf[result.verdict === 'equivalent' ? others : 'all'](), options);
}

/**
 * Tries every mutant of the machine against the invariants, without comparing it with the machine.
 * The same options give the same results, byte by byte. Takes some minutes on one core.
 */
export function runMutation({ part, only, onResult, ...options }: MutationOptions = {}): MutationSummary {
  const { index, of } = part ?? { index: 0, of: 1 };
  const results = mutants
    .filter((mutant) => only?.(mutant) ?? true)
    .filter((_, number) => number % of === index)
    .map((mutant, place, { length }) => {
      const result = tryIn(mutant, options);
      onResult?.(result, place + 1, length);
      return result;
    });
  return summaryOf(results);
}

/** Merges the parts of a run into what a single process would have found. */
export function mergeMutation(parts: readonly MutationSummary[]): MutationSummary {
  const results = new Map(parts.flatMap((part) => part.results).map((result) => [result.id, result]));
  return summaryOf(mutants.flatMap(({ id }) => results.get(id) ?? []));
}
