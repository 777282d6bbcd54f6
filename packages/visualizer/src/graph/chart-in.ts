import type { AnyDefinition } from '@conexion/machines';
import type { Chart } from './chart.ts';
import { isRecord, isText } from './identities.ts';

/** Why a value is no version of a machine. */
export interface ChartFault {
  fault: string;
  /** The part of the value that is wrong, such as `states[3].label`; null where all of it is. */
  at: string | null;
}

/** The version of a machine that a value from a file is, or why it is none. */
export function chartIn(value: unknown): { chart: Chart } | ChartFault {
  const wrong = isRecord(value) ? wrongPart(value, chart) : null;
  if (wrong !== undefined) {
    const about = 'it is not a definition of a machine, as --format definition writes it';
    return { fault: wrong === null ? about : `${about}: see ${wrong}`, at: wrong };
  }
  const read = value as Chart;
  const places = new Set(read.states.map(({ path }) => path));
  for (const [index, { id, source, target, alsoTo = [] }] of read.transitions.entries())
    for (const place of [source, target, ...alsoTo])
      if (place !== null && !places.has(place))
        return { fault: `'${id}' is about ${place}, which it lacks`, at: `transitions[${index}]: ${place}` };
  return { chart: read };
}

/** Whether a chart is a version of the procedure, which is laid out by its stages. */
export const isProcedure = (chart: Chart): chart is Chart & AnyDefinition =>
  chart.machine === 'asistencia' && 'stages' in chart;

/** The path of the first part that is wrong within a value; empty where all of it is. */
type Wrong = string | undefined;
type Check = (value: unknown) => Wrong;
type Shape = Readonly<Record<string, Check>>;

const is =
  (test: (value: unknown) => boolean): Check =>
  (value) =>
    test(value) ? undefined : '';
const text = is((value) => typeof value === 'string');
const textOrNull = is((value) => value === null || typeof value === 'string');
const words = is((value) => isText(value) && Object.keys(value).length > 0);

const listOf =
  (check: Check): Check =>
  (value) => {
    if (!Array.isArray(value)) return '';
    for (const [index, item] of value.entries()) {
      const wrong = check(item);
      if (wrong !== undefined) return `[${index}]${wrong}`;
    }
    return undefined;
  };

const shaped =
  (shape: Shape): Check =>
  (value) => {
    const wrong = isRecord(value) ? wrongPart(value, shape) : '';
    return wrong === undefined || wrong === '' ? wrong : `.${wrong}`;
  };

function wrongPart(value: Readonly<Record<string, unknown>>, shape: Shape): Wrong {
  for (const [key, check] of Object.entries(shape)) {
    const wrong = check(value[key]);
    if (wrong !== undefined) return key + wrong;
  }
  return undefined;
}

const action = shaped({ type: text, label: words });
const chart: Shape = {
  machine: text,
  initial: text,
  states: listOf(
    shaped({ path: text, kind: text, label: words, clauses: listOf(text), effects: listOf(action) }),
  ),
  transitions: listOf(
    shaped({
      id: text,
      source: text,
      target: textOrNull,
      event: text,
      label: words,
      guards: listOf(shaped({ name: text, label: words })),
      roles: listOf(text),
      clauses: listOf(text),
      effects: listOf(action),
    }),
  ),
};
