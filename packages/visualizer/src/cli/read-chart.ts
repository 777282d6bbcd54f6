import type { AnyDefinition } from '@conexion/machines';
import type { Chart } from '../graph/chart.ts';
import { chartOfFile } from './chart-of-file.ts';
import { reasonOf, textOf, Unreadable } from './input.ts';

/**
 * A version of a machine: a definition in a JSON file, or a module that exports one, by the name
 * `exported` where it has several. @throws {Unreadable}
 */
export async function readChart(file: string, exported: string | null = null): Promise<Chart> {
  if (/\.[cm]?[jt]sx?$/.test(file)) return chartOfFile(file, exported);
  let chart: unknown;
  try {
    chart = JSON.parse(await textOf(file));
  } catch (cause) {
    if (cause instanceof Unreadable) throw cause;
    throw new Unreadable(`${file} is not JSON: ${reasonOf(cause)}`, { cause });
  }
  if (!isChart(chart))
    throw new Unreadable(`${file} is not a definition of a machine, as --format definition writes it`);
  const places = new Set(chart.states.map(({ path }) => path));
  for (const { id, source, target, alsoTo = [] } of chart.transitions) {
    for (const place of [source, target, ...alsoTo]) {
      if (place !== null && !places.has(place))
        throw new Unreadable(`${file}: '${id}' is about ${place}, which it lacks`);
    }
  }
  return chart;
}

/** Whether a chart is a version of the procedure, which is laid out by its stages. */
export const isProcedure = (chart: Chart): chart is Chart & AnyDefinition =>
  chart.machine === 'asistencia' && 'stages' in chart;

function isChart(value: unknown): value is Chart {
  if (!isObject(value)) return false;
  const { machine, initial, states, transitions } = value;
  return (
    typeof machine === 'string' &&
    typeof initial === 'string' &&
    isListOf(states, ['path', 'kind', 'label', 'clauses', 'effects']) &&
    isListOf(transitions, [
      'id',
      'source',
      'target',
      'event',
      'label',
      'guards',
      'roles',
      'clauses',
      'effects',
    ])
  );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isListOf = (value: unknown, keys: readonly string[]) =>
  Array.isArray(value) && value.every((item) => isObject(item) && keys.every((key) => key in item));
