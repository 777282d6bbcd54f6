import { definition } from '@conexion/machines';
import { chartFindings } from '../check/chart-findings.ts';
import { type Finding, findingsText } from '../check/findings-text.ts';
import type { Chart } from '../graph/chart.ts';
import { textOf } from './input.ts';
import { type CheckOptions, checkLanguage, checkView } from './options.ts';
import { readChart } from './read-chart.ts';
import { subjectOfChart } from './subject.ts';
import { written } from './written.ts';

/**
 * What is found in a machine, and whether a picture of it that is kept in a file is still the same.
 * @throws {Unreadable} where the machine or the picture cannot be read.
 */
export async function checked(options: CheckOptions): Promise<{ data: string; isClean: boolean }> {
  const { file, format, lang, svg } = options;
  const chart = file === null ? definition() : await readChart(file, options.export);
  checkLanguage(lang, chart);
  checkView(options.view, chart);
  const findings: Finding[] = [
    ...chartFindings(chart),
    ...(svg !== null && (await isOutdated(svg, chart, options))
      ? [{ kind: 'drift' as const, file: svg }]
      : []),
  ];
  const data =
    format === 'json'
      ? `${JSON.stringify({ machine: chart.machine, findings }, null, 2)}\n`
      : findingsText(chart, findings, lang);
  return { data, isClean: findings.length === 0 };
}

async function isOutdated(file: string, chart: Chart, { lang, view }: CheckOptions): Promise<boolean> {
  const subject = subjectOfChart(chart, view ?? 'stages');
  const [kept, now] = await Promise.all([
    textOf(file),
    written(subject, { format: 'svg', lang, overlay: null }),
  ]);
  // Git may check a text out with the line ends of Windows.
  return kept.replaceAll('\r\n', '\n') !== now;
}
