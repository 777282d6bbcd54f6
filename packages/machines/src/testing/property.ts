import type { AnyHost, Host } from '../host/host.ts';
import { standardHost } from '../host/standard-host.ts';
import type { ClauseId } from '../procedure/clauses.ts';
import { KitError } from './kit-error.ts';
import { LabelCount, type Labels } from './labels.ts';
import { limitWalk } from './limit-events.ts';
import { askedRules, type RuleOptions, throwsNothing } from './rules.ts';
import { firstFailure, type SearchOptions, shrinkingTime } from './search.ts';
import { type Failure, played, shorten } from './shorten.ts';
import { regressionTest, story } from './story.ts';
import type { TestSourceOptions } from './test-source.ts';
import type { Moment } from './trace.ts';
import { adversarialWalk, legalWalk, type Walk, type WalkOptions } from './walk.ts';

/** Which walks are played, on which host, and which rules are checked. */
export interface CheckOptions extends WalkOptions, SearchOptions, RuleOptions, TestSourceOptions {
  /**
   * A host of the procedure, with what it replaces and adds. A rule that it was made to break is
   * named in `without`.
   */
  host?: AnyHost;
  /**
   * Walks of accepted events, or walks under attack; legal by default. Those under attack begin
   * with one more, which meets each limit of what an event may carry.
   */
  walks?: 'legal' | 'adversarial';
  /** With `seed` and `path`: the shorter walk that an earlier check found. */
  replayPath?: string;
  /** Sees the moments of every walk that was played. */
  onWalk?: (moments: readonly Moment[]) => void;
}

/** A walk that breaks a rule, or at which the host throws, as short as it gets. */
export interface Counterexample {
  rule: string;
  clauses: readonly ClauseId[];
  walk: Walk;
  /** Readable, with every clause. */
  story: string;
  /** A test file that fails until the host is right. */
  regressionTest: string;
  /** What the host or the rule threw. */
  error: unknown;
  /** False where the time for shrinking was over. */
  isShortest: boolean;
  /** Give it back as options: it leads to the same walk at once. */
  replay: { seed: number; path: string; replayPath: string };
}

/** How many walks were played, and the first that broke a rule. */
export interface CheckResult {
  /** Walks played until there was a failure. */
  runs: number;
  counterexample: Counterexample | null;
  /** What the walks met, and how often. */
  labels: Labels;
}

/**
 * Plays generated walks on a machine and checks every rule of the procedure at every moment. Pass
 * `host` to check a host of your own; by default it checks the standard one.
 * @throws {KitError} where it would check nothing: `runs: 0`, `rules: []`, an unknown rule
 */
export function checkProcedure(options: CheckOptions = {}): CheckResult {
  const { walks = 'legal', onWalk, onProgress, shrinkFor = shrinkingTime, replayPath } = options;
  if (replayPath !== undefined && !/^(\d+(:\d+)*)?$/.test(replayPath))
    throw new KitError(
      'replay-unusable',
      `replayPath is "${replayPath}": numbers joined by colons are needed`,
    );
  const asked = [...askedRules(options), throwsNothing];
  // Inside, names are the procedure's own; what is added to them stands in the host's type alone.
  const host = (options.host ?? standardHost) as Host;
  const labels = new LabelCount(asked);
  const isLegal = walks === 'legal';
  if (!isLegal && walks !== 'adversarial')
    throw new KitError('walks-unknown', `walks is "${walks}": legal or adversarial is needed`);
  const arbitrary = (isLegal ? legalWalk : adversarialWalk)(options);
  const isRight = (walk: Walk): boolean => {
    const { moments, failure } = played(walk, host, asked);
    labels.add(moments);
    onWalk?.(moments);
    return failure === undefined;
  };
  // fast-check would shrink the numbers from which a walk was made, which takes long.
  const atLimits = limitWalk(options);
  const { runs, found } =
    isLegal || isRight(atLimits)
      ? firstFailure(arbitrary, isRight, { ...options, shrinkFor: 0 })
      : { runs: 1, found: { value: atLimits, seed: options.seed ?? 0, path: '0' } };
  const result = { runs, labels: labels.report() };
  if (!found) return { ...result, counterexample: null };
  const { failure } = played(found.value, host, asked);
  if (!failure) throw new Error(`The walk of seed ${found.seed} breaks a rule only at times`);
  let done = 0;
  // Shortens for the broken rule alone: on the way to a shorter walk another may break sooner.
  const { path, ...shortest } = shorten(failure.walk, host, [failure.invariant], {
    within: shrinkFor,
    ...(replayPath === undefined ? {} : { path: replayPath }),
    onTry: () => onProgress?.({ phase: 'shrinking', done: ++done }),
  });
  const replay = { seed: found.seed, path: found.path, replayPath: path };
  return { ...result, counterexample: counterexampleOf(shortest, options, replay) };
}

function counterexampleOf(
  { isShortest, ...failure }: Failure & { isShortest: boolean },
  options: CheckOptions,
  replay: Counterexample['replay'],
): Counterexample {
  const { name, clauses } = failure.invariant;
  const isStandard = options.host === undefined || options.host === standardHost;
  return {
    rule: name,
    clauses,
    walk: failure.walk,
    story: story(failure),
    regressionTest: regressionTest(failure, { ...options, isStandard }),
    error: failure.error,
    isShortest,
    replay,
  };
}

/** A walk played on a host until a rule breaks, as a regression test does. */
export function playWalk(
  walk: Walk,
  { host = standardHost, ...options }: RuleOptions & { host?: AnyHost } = {},
): { moments: readonly Moment[]; broken: string | undefined; error: unknown } {
  const { moments, failure } = played(walk, host as Host, [...askedRules(options), throwsNothing]);
  return { moments, broken: failure?.invariant.name, error: failure?.error };
}

/**
 * The same as an assertion: throws the story, the regression test and the token of a
 * counterexample.
 */
export function assertProcedure(options: CheckOptions = {}): void {
  const { counterexample } = checkProcedure(options);
  if (!counterexample) return;
  const { rule, story, regressionTest, replay, isShortest, error } = counterexample;
  const again = `Again: { seed: ${replay.seed}, path: '${replay.path}', replayPath: '${replay.replayPath}' }`;
  const note = isShortest ? '' : '\n\nThe time for shrinking was over (shrinkFor): a shorter walk may exist.';
  throw new Error(`${rule}\n\n${story}${note}\n\n${again}\n\nAs a test:\n\n${regressionTest}`, {
    cause: error,
  });
}
