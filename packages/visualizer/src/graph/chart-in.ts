import type { AnyDefinition } from '@conexion/machines';
import type { Chart } from './chart.ts';

/** The version of a machine that a value from a file is, or why it is none. */
export function chartIn(value: unknown): { chart: Chart } | { fault: string } {
  if (!isChart(value))
    return { fault: 'it is not a definition of a machine, as --format definition writes it' };
  const places = new Set(value.states.map(({ path }) => path));
  for (const { id, source, target, alsoTo = [] } of value.transitions)
    for (const place of [source, target, ...alsoTo])
      if (place !== null && !places.has(place)) return { fault: `'${id}' is about ${place}, which it lacks` };
  return { chart: value };
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
