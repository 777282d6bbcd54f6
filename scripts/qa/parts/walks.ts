import { mkdirSync, writeFileSync } from 'node:fs';
import {
  Coverage,
  type CoverageReport,
  checkProcedure,
  coverageOverlay,
  coverageTable,
  type Labels,
  type Share,
  standardRules,
} from '@conexion/machines/testing';
import { coverageDiagram } from '../coverage-diagram.ts';
import { table } from '../html.ts';
import { type Part, seed } from '../part.ts';

const most = 10_000;

interface Walked {
  coverage: CoverageReport;
  /** The moments that concern each rule, at which it can be broken. */
  relevance: Labels['rules'];
  /** The stories of walks that break a rule. */
  broken: readonly string[];
}

/** Of walks under attack, as many each time. */
const mostBatches = 4;

const isWhole = ({ covered, of }: Share): boolean => covered === of;
const isAllCovered = ({ states, transitions, guardAnswers }: CoverageReport): boolean =>
  [states, transitions, guardAnswers].every(isWhole);

/** Legal walks and walks under attack, with every rule checked at every step. */
export const part: Part<Walked> = {
  name: 'walks',
  asks: 'generated walks, legal and under attack, with every rule asked at every step',
  slices: () => 1,
  run({ isQuick, progress }) {
    const runs = isQuick ? most / 10 : most;
    const coverage = new Coverage();
    let played = 0;
    const onWalk: typeof coverage.add = (moments) => {
      coverage.add(moments);
      if (++played % 100 === 0) progress(Math.min(played, 2 * runs), 2 * runs);
    };
    const checks = [checkProcedure({ runs, seed, onWalk })];
    // What is rare may not come among the first.
    do checks.push(checkProcedure({ runs, seed: seed + checks.length, walks: 'adversarial', onWalk }));
    while (!isQuick && checks.length <= mostBatches && !isAllCovered(coverage.report()));
    const momentsOf = (name: string): number =>
      checks.reduce((sum, { labels }) => sum + (labels.rules[name] ?? 0), 0);
    return {
      coverage: coverage.report(),
      relevance: Object.fromEntries(standardRules.map(({ name }) => [name, momentsOf(name)])),
      broken: checks.flatMap(({ counterexample: it }) => (it ? [`${it.rule}\n${it.story}`] : [])),
    };
  },
  report([walked], { isQuick }) {
    if (!walked) throw new Error('no walks were played');
    const { coverage, relevance, broken } = walked;
    const { walks, events, accepted, states, transitions, guardAnswers, pairs } = coverage;
    mkdirSync('coverage', { recursive: true });
    writeFileSync('coverage/overlay.json', JSON.stringify(coverageOverlay(coverage)));
    const rules = Object.entries(relevance).sort(([, a], [, b]) => a - b);
    const shortfalls = [
      !isAllCovered(coverage) && 'walks left states, transitions or guard answers out',
      pairs.covered < 0.95 * pairs.of && 'walks took less than 95 % of the transition pairs',
      ...rules.map(([name, moments]) => moments === 0 && `walks never came to: ${name}`),
    ].filter((it) => typeof it === 'string');
    const played = `${walks} walks, ${events} events, ${accepted} accepted`;
    const [rarest, seldom] = rules[0] ?? ['', 0];
    return {
      text:
        `walks          ${played}; ${rules.length} rules asked at every moment\n` +
        `the rarest     could be broken at ${seldom} of them: ${rarest}\n\n${coverageTable(coverage)}`,
      shortfalls: [...broken, ...(isQuick ? [] : shortfalls)],
      untried: [states, transitions, guardAnswers, pairs].flatMap(({ missing }) => missing),
      html: `<p>${played}</p>${coverageDiagram(coverageOverlay(coverage))}${table(
        ['covered by walks', 'reached', 'of'],
        Object.entries({ states, transitions, 'guard answers': guardAnswers, 'transition pairs': pairs }).map(
          ([name, { covered, of }]) => [name, covered, of],
        ),
      )}<h3>Rules, and at how many moments each can be broken</h3>${table(['rule', 'moments'], rules)}`,
    };
  },
};
