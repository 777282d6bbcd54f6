import type { Chart } from '../graph/chart.ts';
import { chartIn } from '../graph/chart-in.ts';
import { chartOfFile } from './chart-of-file.ts';
import { reasonOf, textOf, Unreadable } from './input.ts';

/**
 * A version of a machine: a definition in a JSON file, or a module that exports one, by the name
 * `exported` where it has several. @throws {Unreadable}
 */
export async function readChart(file: string, exported: string | null = null): Promise<Chart> {
  if (/\.[cm]?[jt]sx?$/.test(file)) return chartOfFile(file, exported);
  let value: unknown;
  try {
    value = JSON.parse(await textOf(file));
  } catch (cause) {
    if (cause instanceof Unreadable) throw cause;
    throw new Unreadable(`${file} is not JSON: ${reasonOf(cause)}`, { cause });
  }
  const read = chartIn(value);
  if ('fault' in read) throw new Unreadable(`${file}: ${read.fault}`);
  return read.chart;
}
