import type { CoverageReport, Share } from './coverage.ts';

const percent = ({ covered, of }: Share): string => `${of === 0 ? 100 : Math.floor((100 * covered) / of)} %`;

/** A report as a table for a terminal, with at most `mostMissing` missing names a row. */
export function coverageTable(report: CoverageReport, mostMissing = 10): string {
  const rows: readonly (readonly [string, Share])[] = [
    ['states', report.states],
    ['transitions', report.transitions],
    ['guard answers', report.guardAnswers],
    ['transition pairs', report.pairs],
  ];
  return [
    `${'covered by walks'.padEnd(18)}${'reached'.padStart(9)}${'of'.padStart(6)}`,
    ...rows.flatMap(([name, share]) => [
      `${name.padEnd(18)}${String(share.covered).padStart(9)}${String(share.of).padStart(6)}${percent(share).padStart(7)}`,
      ...missingOf(share, mostMissing),
    ]),
  ].join('\n');
}

function missingOf({ missing }: Share, most: number): string[] {
  const named = missing.slice(0, most).map((name) => `  - ${name}`);
  const rest = missing.length - named.length;
  return rest > 0 ? [...named, `  - and ${rest} more`] : named;
}
