import { closures } from '@conexion/machines';
import type { Asistencia, Entry, Expediente, Pendiente } from '../src/cases/records.ts';

/** An asistencia with all that happened to it. */
export interface Journey {
  theCase: Expediente;
  one: Asistencia;
  entries: Entry[];
  pendientes: Pendiente[];
}

// Computes the expected sums from the journals, asistencia by asistencia, independently of the
// statements.

const region = (state: string) => state.split('.')[0] as string;
const isMove = ({ kind }: Entry) => kind === 'event';
const second = (at: string) => Math.floor(Date.parse(at) / 1000);

/** The nearest rank: the smallest value that so large a part does not exceed. */
function nearestRank(values: readonly number[], part: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * part) - 1] ?? null;
}

function tally<T>(items: readonly T[], keyOf: (item: T) => unknown): [key: string, items: T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = JSON.stringify(keyOf(item));
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups];
}

interface Passed {
  entry: Entry;
  seconds: number;
}

/** What the cases went through: their steps, the states and regions that they entered, answers. */
function walked(all: readonly Journey[]) {
  const passed: Passed[] = [];
  const entered: string[] = [];
  const reached: [string, string][] = [];
  const answers: unknown[] = [];
  for (const { one, entries } of all) {
    let since = 0;
    let ground: unknown = null;
    for (const each of entries) {
      if (each.kind === 'note') continue;
      const at = Date.parse(each.at);
      if (isMove(each)) passed.push({ entry: each, seconds: Math.floor((at - since) / 1000) });
      if (each.from !== each.to) {
        since = at;
        entered.push(each.to as string);
        reached.push([one.id, region(each.to as string)]);
      }
      if (!each.type.startsWith('exception.')) continue;
      const payload = each.payload as { ground?: string; discountPercent?: number };
      ground = payload.ground ?? ground;
      answers.push({
        ground,
        outcome: each.type.replace('exception.', ''),
        discountPercent: payload.discountPercent ?? null,
        authorizer: payload.ground ? null : { id: each.by.id, role: each.by.role },
      });
    }
  }
  return { passed, entered, reached, answers };
}

function spread(of: readonly Passed[]) {
  const seconds = of.map((each) => each.seconds);
  return {
    count: of.length,
    medianSeconds: nearestRank(seconds, 0.5),
    p90Seconds: nearestRank(seconds, 0.9),
  };
}

/** What the store should answer, as of `now`. */
export function naiveMeasures(all: readonly Journey[], now: string) {
  const { passed, entered, reached, answers } = walked(all);
  const ends = passed.filter(({ entry: { to } }) => to !== null && to in closures);
  const waits = all.flatMap(({ pendientes }) => pendientes).filter(({ status }) => status !== 'cancelado');
  return {
    asistencias: all.length,
    states: tally(entered, (state) => state).map(([, of]) => ({
      state: of[0],
      entered: of.length,
      ...spread(passed.filter(({ entry: { from, to } }) => from === of[0] && to !== from)),
    })),
    transitions: tally(passed, ({ entry: { from, to, type } }) => ({ from, to, event: type })).map(
      ([key, of]) => ({ ...JSON.parse(key), ...spread(of) }),
    ),
    funnel: tally(reached, ([, to]) => to).map(([key, of]) => ({
      region: JSON.parse(key),
      reached: new Set(of.map(([id]) => id)).size,
    })),
    closures: tally(ends, ({ entry: { from, to, type } }) => ({
      status: to,
      region: region(from as string),
      event: type,
    })).map(([key, of]) => ({ ...JSON.parse(key), count: of.length })),
    reasons: tally(
      ends.filter(({ entry: { payload } }) => (payload as { reason?: string }).reason !== undefined),
      ({ entry: { to, payload } }) => ({
        status: to,
        reason: (payload as { reason?: string }).reason ?? null,
      }),
    ).map(([key, of]) => ({ ...JSON.parse(key), count: of.length })),
    exceptions: tally(answers, (answer) => answer).map(([key, of]) => ({
      ...JSON.parse(key),
      count: of.length,
    })),
    lateness: tally(waits, ({ kind }) => kind).map(([key, of]) => {
      const late = of
        .map(({ dueAt, closedAt }) => second(closedAt ?? now) - second(dueAt))
        // At most what a column of integers holds.
        .map((late) => Math.max(-2_147_483_647, Math.min(late, 2_147_483_647)))
        .filter((seconds) => seconds > 0);
      return {
        kind: JSON.parse(key),
        count: of.length,
        late: late.length,
        medianLateSeconds: nearestRank(late, 0.5),
      };
    }),
  };
}
