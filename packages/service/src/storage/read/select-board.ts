import { type Kysely, sql } from 'kysely';
import type { Board, BoardState } from '../../cases/board.ts';
import type { CaseData } from '../../cases/case-data.ts';
import { isOpen } from '../database/is-open.ts';
import { summaryColumns } from '../database/records-of-rows.ts';
import type { Tables } from '../database/schema.ts';

/**
 * Where the open asistencias are, as of one moment, so that the counts and the position in the
 * journal agree. Counts are kept, and an index leads to the oldest: the cost grows only with what
 * is overdue.
 */
export const selectBoard = (
  db: Kysely<Tables>,
  { now, each }: { now: string; each: number },
): Promise<Board> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (moment) => {
      const latest = await moment
        .selectFrom('bitacora')
        .select('position')
        .orderBy('position', 'desc')
        .limit(1)
        .executeTakeFirst();
      const counts = await selectCounts(moment, now);
      const oldest = await selectOldest(
        moment,
        counts.map(({ state }) => state),
        each,
      );
      const byState = Map.groupBy(oldest, ({ state }) => state);
      const states = counts.flatMap((count) => {
        const rows = byState.get(count.state);
        return rows?.[0] ? [stateOf(count, rows[0], rows)] : [];
      });
      return { position: latest?.position ?? 0, states };
    });

interface Count {
  state: string;
  count: number;
  overdue: number;
}

const selectCounts = (db: Kysely<Tables>, now: string): Promise<Count[]> =>
  db
    .with('late', (cte) =>
      cte
        .selectFrom(
          // From its index alone; a join first would read the rows of both tables.
          cte
            .selectFrom('pendiente')
            .where('status', '=', 'pendiente')
            .where('due_at', '<', now)
            .select('asistencia_id')
            .distinct()
            .as('due'),
        )
        .innerJoin('asistencia', 'asistencia.id', 'due.asistencia_id')
        .where(isOpen)
        .select(['asistencia.state', sql<number>`cast(count(*) as integer)`.as('overdue')])
        .groupBy('asistencia.state'),
    )
    .selectFrom('standing')
    .leftJoin('late', 'late.state', 'standing.state')
    .select([
      'standing.state',
      sql<number>`cast(sum(standing.count) as integer)`.as('count'),
      sql<number>`coalesce(max(late.overdue), 0)`.as('overdue'),
    ])
    .groupBy('standing.state')
    .having(sql`sum(standing.count)`, '>', 0)
    .orderBy('standing.state')
    .execute();

/** Of each state those that have been there longest, in their order. */
async function selectOldest(db: Kysely<Tables>, states: readonly string[], each: number) {
  const [first, ...others] = states.map((state) =>
    db
      .selectFrom(
        db
          .selectFrom('asistencia')
          .selectAll()
          .where('state', '=', state)
          .where(isOpen)
          .orderBy('since')
          .orderBy('id')
          .limit(each)
          .as('oldest'),
      )
      .select(summaryColumns),
  );
  if (!first) return [];
  return db
    .selectFrom(others.reduce((all, one) => all.unionAll(one), first).as('asistencia'))
    .innerJoin('expediente', 'expediente.id', 'asistencia.expediente_id')
    .selectAll('asistencia')
    .select([
      'expediente.coordinator_id',
      'expediente.coordinator_name',
      'expediente.data',
      ({ selectFrom }) =>
        selectFrom('pendiente')
          .select(({ fn }) => fn.min('due_at').as('due_at'))
          .whereRef('asistencia_id', '=', 'asistencia.id')
          .where('status', '=', 'pendiente')
          .as('next_due_at'),
    ])
    .orderBy('asistencia.since')
    .orderBy('asistencia.id')
    .execute();
}

type Found = Awaited<ReturnType<typeof selectOldest>>[number];

const stateOf = (
  { state, count, overdue }: Count,
  { stage, sub_stage }: Found,
  oldest: readonly Found[],
): BoardState => ({
  state,
  stage: stage as BoardState['stage'],
  subStage: sub_stage as BoardState['subStage'],
  count,
  overdue,
  oldest: oldest.map(caseOf),
});

const caseOf = (row: Found): BoardState['oldest'][number] => ({
  asistenciaId: row.id,
  expedienteId: row.expediente_id,
  type: row.type,
  definition: row.definition,
  priority: row.priority,
  holder: (JSON.parse(row.data) as CaseData).holder.name,
  coordinator: { id: row.coordinator_id, name: row.coordinator_name },
  since: row.since,
  nextDueAt: row.next_due_at,
});
