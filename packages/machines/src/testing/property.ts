import fc from 'fast-check';
import type { Host } from '../host/host.ts';
import { standardHost } from '../host/standard-host.ts';
import type { ClauseId } from '../procedure/clauses.ts';
import type { Invariant } from './invariants/invariant.ts';
import { brokenBy, invariants } from './invariants.ts';
import { failureOf, shorten } from './shorten.ts';
import { regressionTest, story } from './story.ts';
import { type Moment, trace } from './trace.ts';
import { adversarialWalk, legalWalk, type Walk, type WalkOptions } from './walk.ts';

/** Which walks are played, on which host, and which rules are checked. */
export interface CheckOptions extends WalkOptions {
  /** Its machine has the procedure's own states and events: the rules know no others. */
  host?: Host;
  /** Walks of accepted events, or walks under attack; legal by default. */
  walks?: 'legal' | 'adversarial';
  /** How many; 1,000 by default. */
  runs?: number;
  /** To walk the same walks again. */
  seed?: number;
  /** Where in the seed's walks to begin: the `path` of an earlier failure. */
  path?: string;
  /** Only these rules; all of them by default. */
  rules?: readonly Invariant[];
  /** Sees the moments of every walk that was played. */
  onWalk?: (moments: readonly Moment[]) => void;
}

/** A walk that breaks a rule, as short as it gets. */
export interface Counterexample {
  rule: string;
  clauses: readonly ClauseId[];
  walk: Walk;
  /** Readable, with every clause. */
  story: string;
  /** A vitest file. */
  regressionTest: string;
  /**
   * fast-check's token: give it back as `seed` and `path`. A walk is one value, so there is no
   * `replayPath`.
   */
  replay: { seed: number; path: string };
}

/** How many walks were played, and the first that broke a rule. */
export interface CheckResult {
  /** Walks played until there was a failure. */
  runs: number;
  counterexample: Counterexample | null;
}

/**
 * Plays generated walks on a machine and checks every rule of the procedure at every moment. Pass
 * `host` to check a machine with changed guards or actions; by default it checks the standard one.
 */
export function checkProcedure(options: CheckOptions = {}): CheckResult {
  const { walks = 'legal', runs = 1000, seed, path, rules = invariants, onWalk } = options;
  const host = options.host ?? standardHost;
  const arbitrary = (walks === 'legal' ? legalWalk : adversarialWalk)(options);
  const property = fc.property(arbitrary, (walk) => {
    const moments = trace(walk, host);
    onWalk?.(moments);
    return moments.every((moment) => brokenBy(moment, rules) === undefined);
  });
  const details = fc.check(property, {
    numRuns: runs,
    ...(seed === undefined ? {} : { seed }),
    ...(path === undefined ? {} : { path }),
  });
  const [walk] = details.counterexample ?? [];
  if (!walk) return { runs: details.numRuns, counterexample: null };
  const replay = { seed: details.seed, path: details.counterexamplePath ?? '' };
  return { runs: details.numRuns, counterexample: counterexampleOf(walk, host, rules, replay) };
}

function counterexampleOf(
  walk: Walk,
  host: Host,
  rules: readonly Invariant[],
  replay: Counterexample['replay'],
): Counterexample {
  const broken = failureOf(walk, host, rules);
  if (!broken) throw new Error(`The walk of seed ${replay.seed} breaks a rule only at times`);
  // Shortens for the broken rule alone: on the way to a shorter walk another may break sooner.
  const failure = shorten(walk, host, [broken.invariant]);
  return {
    rule: failure.invariant.name,
    clauses: failure.invariant.clauses,
    walk: failure.walk,
    story: story(failure),
    regressionTest: regressionTest(failure),
    replay,
  };
}

/**
 * The same as an assertion: throws the story, the regression test and the token of a
 * counterexample.
 */
export function assertProcedure(options: CheckOptions = {}): void {
  const { counterexample } = checkProcedure(options);
  if (!counterexample) return;
  const { rule, story, regressionTest, replay } = counterexample;
  throw new Error(
    `${rule}\n\n${story}\n\nAgain: { seed: ${replay.seed}, path: '${replay.path}' }\n\nAs a test:\n\n${regressionTest}`,
  );
}
