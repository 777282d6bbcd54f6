import { mkdirSync, writeFileSync } from 'node:fs';
import {
  assertProcedure,
  Coverage,
  type CoverageReport,
  coverageOverlay,
  coverageTable,
  invariants,
  type Share,
} from '@conexion/machines/testing';
import { coverageDiagram } from '../coverage-diagram.ts';
import { table } from '../html.ts';
import { type Part, seed } from '../part.ts';

const most = 10_000;

const isWhole = ({ covered, of }: Share): boolean => covered === of;

/** Legal walks and walks under attack, with every rule checked at every step. */
export const part: Part<CoverageReport> = {
  name: 'walks',
  asks: 'generated walks, legal and under attack, with every rule asked at every step',
  slices: () => 1,
  run({ isQuick, progress }) {
    const runs = isQuick ? most / 10 : most;
    const coverage = new Coverage();
    let played = 0;
    const onWalk: typeof coverage.add = (moments) => {
      coverage.add(moments);
      if (++played % 100 === 0) progress(played, 2 * runs);
    };
    assertProcedure({ runs, seed, onWalk });
    assertProcedure({ runs, seed, walks: 'adversarial', onWalk });
    return coverage.report();
  },
  report([report], { isQuick }) {
    if (!report) throw new Error('no walks were played');
    const { walks, events, accepted, states, transitions, guardAnswers, pairs } = report;
    mkdirSync('coverage', { recursive: true });
    writeFileSync('coverage/overlay.json', JSON.stringify(coverageOverlay(report)));
    const isAllCovered = isWhole(states) && isWhole(transitions) && isWhole(guardAnswers);
    const shortfalls = [
      !isAllCovered && 'walks left states, transitions or guard answers out',
      pairs.covered < 0.95 * pairs.of && 'walks took less than 95 % of the transition pairs',
    ].filter((it) => typeof it === 'string');
    const played = `${walks} walks, ${events} events, ${accepted} accepted`;
    return {
      text: `walks          ${played}; ${invariants.length} rules asked at every moment\n\n${coverageTable(report)}`,
      shortfalls: isQuick ? [] : shortfalls,
      untried: [states, transitions, guardAnswers, pairs].flatMap(({ missing }) => missing),
      html: `<p>${played}</p>${coverageDiagram(coverageOverlay(report))}${table(
        ['covered by walks', 'reached', 'of'],
        Object.entries({ states, transitions, 'guard answers': guardAnswers, 'transition pairs': pairs }).map(
          ([name, { covered, of }]) => [name, covered, of],
        ),
      )}`,
    };
  },
};
