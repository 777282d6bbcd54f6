import type { Role } from '@conexion/machines';
import { type Kysely, sql } from 'kysely';
import type { ExceptionMeasure, Measures, MeasuresQuery } from '../../cases/measures.ts';
import { featuresOf } from '../database/features.ts';
import type { Tables } from '../database/schema.ts';
import { selectWays } from './select-ways.ts';
import { type Selection, selectionOf } from './selection.ts';

type Db = Kysely<Tables>;

/** The most frequent reasons that are listed: people write them freely. */
const reasonsListed = 50;

/** Sums over the steps of a selection of asistencias, each computed in the database. */
export async function selectMeasures(db: Db, query: MeasuresQuery & { now: string }): Promise<Measures> {
  const ids = selectionOf(db, query);
  return {
    ...(await selectWays(db, ids)),
    reasons: await selectReasons(db, ids),
    exceptions: await selectExceptions(db, ids),
    lateness: await selectLateness(db, ids, query.now),
  };
}

/** The steps of a selection, with the ways that they went. */
function stepsWithWays(db: Db, ids: Selection) {
  const steps = db.selectFrom('way').innerJoin('step', 'step.way', 'way.way');
  return ids === undefined ? steps : steps.where('step.asistencia_id', 'in', ids);
}

const count = sql<number>`cast(count(*) as integer)`;

async function selectReasons(db: Db, ids: Selection): Promise<Measures['reasons']> {
  const rows = await stepsWithWays(db, ids)
    // Only closures have one.
    .where('step.reason', 'is not', null)
    .select(['way.to_state', 'step.reason', count.as('count')])
    .groupBy(['way.to_state', 'step.reason'])
    .orderBy('count', 'desc')
    .orderBy('way.to_state')
    .orderBy('step.reason')
    .limit(reasonsListed)
    .execute();
  return rows.map(({ to_state, reason, count: closed }) => ({
    status: to_state ?? '',
    reason: reason ?? '',
    count: closed,
  }));
}

const outcomes: Readonly<Record<string, ExceptionMeasure['outcome']>> = {
  'exception.requested': 'requested',
  'exception.approved': 'approved',
  'exception.denied': 'denied',
  'exception.escalated': 'escalated',
};

async function selectExceptions(db: Db, ids: Selection): Promise<ExceptionMeasure[]> {
  const answered = stepsWithWays(db, ids)
    .where('way.event', 'in', Object.keys(outcomes))
    .select([
      'way.event',
      'step.percent',
      'step.by_id',
      'step.by_role',
      // An answer belongs to the last request before it.
      sql<string>`coalesce(step.ground, (select asked.ground from step asked where asked.asistencia_id = step.asistencia_id and asked.seq < step.seq and asked.ground is not null order by asked.seq desc limit 1))`.as(
        'ground',
      ),
    ]);
  const rows = await db
    .selectFrom(answered.as('answered'))
    .select(['ground', 'event', 'percent', 'by_id', 'by_role', count.as('count')])
    .groupBy(['ground', 'event', 'percent', 'by_id', 'by_role'])
    .orderBy('ground')
    .orderBy('event')
    .orderBy('percent')
    .orderBy('by_id')
    .execute();
  return rows.map(({ ground, event, percent, by_id: id, by_role: role, count: made }) => ({
    ground: ground as ExceptionMeasure['ground'],
    outcome: outcomes[event] ?? 'requested',
    discountPercent: percent,
    authorizer: id === null ? null : { id, role: role as Role },
    count: made,
  }));
}

async function selectLateness(db: Db, ids: Selection, now: string): Promise<Measures['lateness']> {
  const ofSelection = db
    .selectFrom('pendiente')
    .$if(ids !== undefined, (all) => all.where('asistencia_id', 'in', ids as never));
  const waiting = ofSelection
    .where('status', '=', 'pendiente')
    .select(['kind', featuresOf(db).secondsBetween(sql.ref('due_at'), sql`${now}`).as('late')]);
  const rows = await db
    .with('due', () =>
      ofSelection
        // Written as in its index, so that the planner uses it.
        .where(sql.ref('status'), '=', sql.lit('atendido'))
        .select(['kind', 'late', sql<number>`count(*)`.as('n')])
        .groupBy(['kind', 'late'])
        .unionAll(
          db
            .selectFrom(waiting.as('waiting'))
            .select(['kind', 'late', sql<number>`count(*)`.as('n')])
            .groupBy(['kind', 'late']),
        ),
    )
    .with('walked', (cte) =>
      cte
        .selectFrom('due')
        .select([
          'kind',
          'late',
          'n',
          sql<number>`sum(case when late > 0 then n else 0 end) over (partition by kind order by late)`.as(
            'seen',
          ),
          sql<number>`sum(case when late > 0 then n else 0 end) over (partition by kind)`.as('total'),
        ]),
    )
    .selectFrom('walked')
    .select([
      'kind',
      sql<number>`cast(sum(n) as integer)`.as('count'),
      sql<number>`cast(sum(case when late > 0 then n else 0 end) as integer)`.as('late'),
      sql<number | null>`min(case when late > 0 and seen * 2 >= total then late end)`.as('median'),
    ])
    .groupBy('kind')
    .orderBy('kind')
    .execute();
  return rows.map(({ kind, count: waited, late, median }) => ({
    kind: kind as Measures['lateness'][number]['kind'],
    count: waited,
    late,
    medianLateSeconds: median,
  }));
}
