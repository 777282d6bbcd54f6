import { changesSvg } from '../diff/changes-svg.ts';
import { type Comparison, changesText } from '../diff/changes-text.ts';
import { compareCharts } from '../diff/compare-charts.ts';
import { mergedChart } from '../diff/merged-chart.ts';
import { strandedCases } from '../diff/stranded-cases.ts';
import { underId } from '../diff/under-id.ts';
import { embeddedFont } from './embedded-font.ts';
import { checkLanguage, type DiffOptions } from './options.ts';
import { readCases } from './read-cases.ts';
import { readChart } from './read-chart.ts';
import { subjectOfChart } from './subject.ts';

/**
 * Two versions compared, in the format that was asked for; whether running cases would be stranded.
 */
export async function compared(options: DiffOptions): Promise<{ data: string; isStranding: boolean }> {
  const [read, next] = await Promise.all([readChart(options.old), readChart(options.new)]);
  const old = underId(read, next.machine);
  checkLanguage(options.lang, next);
  const cases = options.cases && (await readCases(options.cases));
  const check = cases && { cases, stranded: strandedCases(next, cases, old) };
  const changes = compareCharts(old, next);
  const input = { old, next, changes, check };
  return { data: await write(input, options), isStranding: (check?.stranded.length ?? 0) > 0 };
}

async function write(comparison: Comparison, { format, lang }: DiffOptions): Promise<string> {
  switch (format) {
    case 'text':
      return changesText(comparison, lang);
    case 'json': {
      const { old, next, changes, check } = comparison;
      const { machine } = next;
      const cases = check && { read: check.cases.length, stranded: check.stranded };
      return `${JSON.stringify({ machine, from: old.version, to: next.version, ...changes, cases }, null, 2)}\n`;
    }
    case 'svg':
      return drawn(comparison, lang);
  }
}

async function drawn({ old, next, changes }: Comparison, lang: string): Promise<string> {
  const merged = mergedChart(old, next, changes);
  const layout = await subjectOfChart(merged.chart).layoutIn(lang);
  return changesSvg(layout, merged, embeddedFont(layout));
}
