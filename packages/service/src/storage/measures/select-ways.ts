import { type Kysely, sql } from 'kysely';
import type { Measures, Spread } from '../../cases/measures.ts';
import type { Tables } from '../database/schema.ts';
import type { Selection } from './selection.ts';
import { isClosing } from './step-row.ts';

/**
 * All sums that follow from how often each way was taken, and how long it took: one pass over the
 * steps of a selection.
 */
export async function selectWays(
  db: Kysely<Tables>,
  ids: Selection,
): Promise<Pick<Measures, 'asistencias' | 'states' | 'transitions' | 'funnel' | 'closures'>> {
  const rows = await selectSpreads(db, ids);
  const stays = new Map(rows.flatMap((row) => (row.event === null ? [[row.from_state, spreadOf(row)]] : [])));
  const ways = rows.flatMap(({ event, ...row }) => (event === null ? [] : [{ ...row, event }]));
  const entries = ways.filter(({ from_state, to_state }) => from_state !== to_state);
  return {
    asistencias: sum(ways.filter(({ from_state }) => from_state === null)),
    states: grouped(entries, ({ to_state }) => to_state ?? '').map(([state, of]) => ({
      state,
      entered: sum(of),
      ...(stays.get(state) ?? { count: 0, medianSeconds: null, p90Seconds: null }),
    })),
    transitions: ways.flatMap((row) =>
      row.from_state === null
        ? []
        : [{ from: row.from_state, to: row.to_state ?? '', event: row.event, ...spreadOf(row) }],
    ),
    funnel: grouped(
      ways.filter(({ enters }) => enters !== null),
      ({ enters }) => enters ?? '',
    ).map(([region, of]) => ({ region, reached: of.reduce((total, { firsts }) => total + firsts, 0) })),
    closures: grouped(
      ways.filter(({ leaves, to_state }) => leaves !== null && isClosing(to_state ?? '')),
      ({ to_state, leaves, event }) => [to_state, leaves, event].join(' '),
    ).flatMap(([, of]) =>
      of.slice(0, 1).map(({ to_state, leaves, event }) => ({
        status: to_state ?? '',
        region: leaves ?? '',
        event,
        count: sum(of),
      })),
    ),
  };
}

type Row = Awaited<ReturnType<typeof selectSpreads>>[number];

const spreadOf = ({ count, median, p90 }: Row): Spread => ({
  count,
  medianSeconds: median,
  p90Seconds: p90,
});

const sum = (rows: readonly { count: number }[]) => rows.reduce((total, { count }) => total + count, 0);

const grouped = <T>(rows: readonly T[], keyOf: (row: T) => string) => [...Map.groupBy(rows, keyOf)].sort();

/** Steps of equal length, counted: few differ. Of each way, and of each state that was left. */
const withStays = (db: Kysely<Tables>, ids: Selection) =>
  db
    .with(
      (cte) => cte('stay').materialized(),
      () =>
        db
          .selectFrom('step')
          .$if(ids !== undefined, (steps) => steps.where('asistencia_id', 'in', ids as never))
          .select(['way', 'seconds', sql<number>`count(*)`.as('n'), sql<number>`sum(is_first)`.as('firsts')])
          .groupBy(['way', 'seconds']),
    )
    .with('ended', (cte) =>
      cte
        .selectFrom('stay')
        .innerJoin('way as gone', 'gone.way', 'stay.way')
        .whereRef('gone.from_state', '<>', 'gone.to_state')
        .select(['gone.from_state', 'stay.seconds', sql<number>`sum(stay.n)`.as('n')])
        .groupBy(['gone.from_state', 'stay.seconds']),
    );

/** Those counts in order, each with the sum of those up to it, and of all. */
const withSums = (db: Kysely<Tables>, ids: Selection) =>
  withStays(db, ids).with('walked', (cte) =>
    cte
      .selectFrom('stay')
      .select([
        'way',
        sql<string | null>`cast(null as text)`.as('state'),
        'seconds',
        'n',
        'firsts',
        sql<number>`sum(n) over (partition by way order by seconds)`.as('seen'),
        sql<number>`sum(n) over (partition by way)`.as('total'),
      ])
      .unionAll(
        cte
          .selectFrom('ended')
          .select([
            sql<number>`cast(null as bigint)`.as('way'),
            'from_state as state',
            'seconds',
            'n',
            sql<number>`0`.as('firsts'),
            sql<number>`sum(n) over (partition by from_state order by seconds)`.as('seen'),
            sql<number>`sum(n) over (partition by from_state)`.as('total'),
          ]),
      ),
  );

/**
 * A row for each way, and one without an event for each state that was left. Medians are by nearest
 * rank, the same in every database: the length at which half of the steps, or nine tenths, are
 * reached.
 */
const selectSpreads = (db: Kysely<Tables>, ids: Selection) =>
  withSums(db, ids)
    .with('summed', (cte) =>
      cte
        .selectFrom('walked')
        .select([
          'way',
          'state',
          sql<number>`cast(sum(n) as integer)`.as('count'),
          sql<number>`cast(sum(firsts) as integer)`.as('firsts'),
          sql<number | null>`min(case when seen * 2 >= total then seconds end)`.as('median'),
          sql<number | null>`min(case when seen * 10 >= total * 9 then seconds end)`.as('p90'),
        ])
        .groupBy(['way', 'state']),
    )
    .selectFrom('summed')
    .leftJoin('way as gone', 'gone.way', 'summed.way')
    .select([
      sql<string | null>`coalesce(summed.state, gone.from_state)`.as('from_state'),
      'gone.to_state',
      'gone.event',
      'gone.leaves',
      'gone.enters',
      'summed.count',
      'summed.firsts',
      'summed.median',
      'summed.p90',
    ])
    .orderBy('from_state')
    .orderBy('to_state')
    .orderBy('event')
    .execute();
