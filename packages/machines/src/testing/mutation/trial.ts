import fc from 'fast-check';
import type { ClauseId } from '../../procedure/clauses.ts';
import { roles } from '../../procedure/roles.ts';
import type { Invariant } from '../invariants/invariant.ts';
import { failureOf, shorten } from '../shorten.ts';
import { adversarialWalk, type Walk } from '../walk.ts';
import { equivalents } from './equivalents.ts';
import { hunt, type Kill } from './hunt.ts';
import { hostOf, judges } from './judges.ts';
import type { Mutant, MutantKind } from './mutant.ts';
import type { Place } from './reach.ts';

/** A rule that a mutant broke, and on how many events. */
export interface Counterexample {
  invariant: string;
  clauses: readonly ClauseId[];
  events: number;
}

export interface WalkedCounterexample extends Counterexample {
  /** Walks until one failed. */
  runs: number;
  /** Events of the shortest walk known that breaks the same invariant. */
  shortest: number;
}

/** The result for one mutant. Plain JSON. */
export interface MutantResult {
  id: string;
  kind: MutantKind;
  at: string;
  what: string;
  verdict: 'killed' | 'equivalent' | 'survived';
  /** Found by the search, nearest first: the fewest events that it knows. */
  found: Counterexample | null;
  /**
   * Found by generated walks as a failing property, shortened; null if they found nothing or were
   * not run.
   */
  walked: WalkedCounterexample | null;
  /** Every rule that was broken when it was found. */
  broke: readonly string[];
  /** Why it is equivalent to the machine. */
  reason: string | null;
}

export interface TrialOptions {
  /** Walks at most for each mutant; 10,000 unless given. */
  runs?: number;
  seed?: number;
}

/**
 * Generated walks must kill these without the search: a dropped rule, or a power given to another
 * role.
 */
export const walkedKinds: readonly MutantKind[] = [
  'guard dropped',
  'guard always true',
  'role added',
  'role removed',
];

const counterexampleOf = ({ name, clauses }: Invariant, { events }: Walk): Counterexample => ({
  invariant: name,
  clauses,
  events: events.length,
});

/**
 * A walk whose every event is sent by each role in turn: a role that may not send it changes
 * nothing.
 */
const byEveryRole = ({ input, events }: Walk): Walk => ({
  input,
  events: events.flatMap((event) =>
    roles.map((role) => ({ ...(event as object), by: { id: `${role}-1`, role } })),
  ),
});

/**
 * Plays walks on a mutant until one breaks an invariant, shortens it, and searches for a shorter
 * walk that breaks the same one. The first that the search found is the shortest for all it broke.
 */
function walkOn(
  mutant: Mutant,
  places: readonly Place[],
  kill: Kill | undefined,
  { runs = 10_000, seed = 1 }: TrialOptions,
): WalkedCounterexample | null {
  const host = hostOf(mutant);
  const walks = adversarialWalk({ host });
  const keepsTheRules = fc.property(
    mutant.kind.startsWith('role') ? walks.map(byEveryRole) : walks,
    (walk) => failureOf(walk, host, judges) === undefined,
  );
  const { counterexample, numRuns } = fc.check(keepsTheRules, { seed, numRuns: runs, endOnFailure: true });
  const broken = counterexample && failureOf(counterexample[0], host, judges);
  if (!broken) return null;
  const among = [broken.invariant];
  const { invariant, walk } = shorten(broken.walk, host, among);
  const shortest = kill?.broken.includes(broken.invariant) ? kill : hunt(mutant, places, { among }).kill;
  const known = shortest?.walk.events.length;
  const events = walk.events.length;
  return { ...counterexampleOf(invariant, walk), runs: numRuns, shortest: Math.min(known ?? events, events) };
}

/** Why a mutant is equivalent that no list explains. */
export const sameStep = 'The search found the same step in every place where the mutant can show.';

/** Tries the search and, for guards and roles, the walks on a mutant. */
export function tryMutant(
  mutant: Mutant,
  places: readonly Place[],
  options: TrialOptions = {},
): MutantResult {
  const { id, kind, at, what } = mutant;
  const { kill, differences } = hunt(mutant, places);
  const found = kill ? counterexampleOf(kill.invariant, kill.walk) : null;
  // Equivalent is what takes the same step in every place, not what a list calls so.
  const isSame = !found && differences === 0;
  const listed = equivalents.find(({ ids }) => ids.includes(id))?.reason ?? null;
  const walked = walkedKinds.includes(kind) && !isSame ? walkOn(mutant, places, kill, options) : null;
  const verdict = found || walked ? 'killed' : isSame ? 'equivalent' : 'survived';
  const reason = listed ?? (isSame ? sameStep : null);
  const broke = kill?.broken.map(({ name }) => name) ?? (walked ? [walked.invariant] : []);
  return { id, kind, at, what, verdict, found, walked, broke, reason };
}
