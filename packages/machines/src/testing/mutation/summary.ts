import type { Invariant } from '../invariants/invariant.ts';
import { mutants } from '../mutants.ts';
import { judges } from './judges.ts';
import { type MutantKind, mutantKinds } from './mutant.ts';
import { type MutantResult, walkedKinds } from './trial.ts';

export interface Tally {
  mutants: number;
  killed: number;
  equivalent: number;
  survived: number;
}

/** The result of a run. Plain JSON. */
export interface MutationSummary extends Tally {
  kinds: Readonly<Record<MutantKind, Tally>>;
  /**
   * For guards and roles: how many the generated walks killed, and how much longer than the
   * shortest walk.
   */
  walked: {
    mutants: number;
    failed: number;
    /** How many counterexamples are 0, 1, 2 … events longer than the shortest known. */
    longerBy: readonly number[];
    /** Walks until one failed: the median and the most. */
    runs: { median: number; most: number };
  };
  results: readonly MutantResult[];
}

const tallyOf = (results: readonly MutantResult[]): Tally => {
  const count = (verdict: MutantResult['verdict']) => results.filter((it) => it.verdict === verdict).length;
  return {
    mutants: results.length,
    killed: count('killed'),
    equivalent: count('equivalent'),
    survived: count('survived'),
  };
};

function walkedOf(results: readonly MutantResult[]): MutationSummary['walked'] {
  const asked = results.filter(({ kind, verdict }) => walkedKinds.includes(kind) && verdict !== 'equivalent');
  const failed = asked.flatMap((result) => (result.walked ? [{ ...result, walked: result.walked }] : []));
  const excess = failed.map(({ walked }) => walked.events - walked.shortest);
  const runs = failed.map(({ walked }) => walked.runs).sort((a, b) => a - b);
  return {
    mutants: asked.length,
    failed: failed.length,
    longerBy: Array.from(
      { length: Math.max(-1, ...excess) + 1 },
      (_, by) => excess.filter((it) => it === by).length,
    ),
    runs: { median: runs[Math.floor(runs.length / 2)] ?? 0, most: runs.at(-1) ?? 0 },
  };
}

export function summaryOf(results: readonly MutantResult[]): MutationSummary {
  const kinds = Object.fromEntries(
    mutantKinds.map((kind) => [kind, tallyOf(results.filter((result) => result.kind === kind))]),
  ) as Record<MutantKind, Tally>;
  return { ...tallyOf(results), kinds, walked: walkedOf(results), results };
}

const percent = (part: number, whole: number): string =>
  `${((100 * part) / Math.max(whole, 1)).toFixed(1)} %`;

/**
 * Where a run falls short of the target: 97 % of those killed that are not equivalent, no survivor,
 * short counterexamples for guards and roles, and every rule broken or implied.
 */
export function mutationShortfalls({ walked, results, ...all }: MutationSummary): string[] {
  const said = [
    all.killed < 0.97 * (all.mutants - all.equivalent) &&
      `only ${percent(all.killed, all.mutants - all.equivalent)} of the mutants were killed`,
    walked.failed < walked.mutants &&
      `walks missed ${walked.mutants - walked.failed} dropped guards and roles`,
    ...results.map(
      ({ id, walked: by }) =>
        by &&
        by.events - by.shortest > 3 &&
        `a counterexample of ${by.events} events where ${by.shortest} are enough: ${id}`,
    ),
    ...results.map(({ id, verdict }) => verdict === 'survived' && `survived: ${id}`),
    ...results.map(
      ({ id, verdict, reason }) => verdict === 'killed' && reason && `equivalent, yet killed: ${id}`,
    ),
    ...uncredited({ results }),
  ];
  return said.filter((it) => typeof it === 'string');
}

/** The run for a terminal. */
export function mutationTable(summary: MutationSummary): string {
  const row = (name: string, { mutants, killed, equivalent, survived }: Tally): string =>
    [name.padEnd(20), ...[mutants, killed, equivalent, survived].map((it) => String(it).padStart(10))].join(
      '',
    );
  const { walked } = summary;
  return [
    `${''.padEnd(20)}${['mutants', 'killed', 'equivalent', 'survived'].map((it) => it.padStart(10)).join('')}`,
    ...mutantKinds.map((kind) => row(kind, summary.kinds[kind])),
    row('all', summary),
    '',
    `killed ${percent(summary.killed, summary.mutants)}, equivalent ${percent(summary.equivalent, summary.mutants)}`,
    `guards and roles killed by generated walks: ${walked.failed} of ${walked.mutants}, ` +
      `counterexamples at most ${Math.max(walked.longerBy.length - 1, 0)} events longer than the shortest`,
    ...mutationShortfalls(summary),
  ].join('\n');
}

/** The rules that no mutant of a run broke. */
export function idleRules({ results }: Pick<MutationSummary, 'results'>): readonly Invariant[] {
  const broken = new Set(results.flatMap(({ broke }) => broke));
  return judges.filter(({ name }) => !broken.has(name));
}

/** Of a run of all mutants: the rules that none broke, and those whose reason is wrong. */
function uncredited(summary: Pick<MutationSummary, 'results'>): string[] {
  if (summary.results.length < mutants.length) return [];
  const idle = idleRules(summary);
  return [
    ...idle.filter(({ impliedBy }) => !impliedBy).map(({ name }) => `no mutant broke the rule: ${name}`),
    ...judges
      .filter((rule) => rule.impliedBy && !idle.includes(rule))
      .map(({ name }) => `implied, yet broken: ${name}`),
  ];
}
