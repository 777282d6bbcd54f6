import { type Kysely, sql } from 'kysely';
import type { Board, BoardState } from '../../cases/board.ts';
import type { CaseData } from '../../cases/case-data.ts';
import type { Tables } from '../database/schema.ts';
import { isOpen } from './is-open.ts';

/**
 * Where the open asistencias are, in one statement, so that the counts and the position in the
 * journal agree.
 */
export async function selectBoard(
  db: Kysely<Tables>,
  { now, each }: { now: string; each: number },
): Promise<Board> {
  const rows = await db
    .with('open', () =>
      db
        .selectFrom('asistencia')
        .innerJoin('expediente', 'expediente.id', 'asistencia.expediente_id')
        .select([
          'asistencia.id',
          'asistencia.expediente_id',
          'asistencia.type',
          'asistencia.definition',
          'asistencia.priority',
          'asistencia.state',
          'asistencia.stage',
          'asistencia.sub_stage',
          'expediente.coordinator_id',
          'expediente.coordinator_name',
          'asistencia.since',
          sql<
            string | null
          >`(select min(due_at) from pendiente where asistencia_id = asistencia.id and status = 'pendiente')`.as(
            'next_due_at',
          ),
        ])
        .where(isOpen),
    )
    .with('ranked', (cte) =>
      cte
        .selectFrom('open')
        .selectAll()
        .select([
          sql<number>`cast(count(*) over (partition by state) as integer)`.as('count'),
          sql<number>`cast(sum(case when next_due_at < ${now} then 1 else 0 end) over (partition by state) as integer)`.as(
            'overdue',
          ),
          sql<number>`row_number() over (partition by state order by since, id)`.as('rank'),
        ]),
    )
    .selectFrom(
      db.selectFrom('bitacora').select(sql<number>`coalesce(max(position), 0)`.as('position')).as('journal'),
    )
    .leftJoin('ranked', (join) => join.on('ranked.rank', '<=', each))
    .leftJoin('expediente', 'expediente.id', 'ranked.expediente_id')
    .select(['journal.position', 'expediente.data'])
    .selectAll('ranked')
    .orderBy('ranked.state')
    .orderBy('ranked.rank')
    .execute();
  const states = new Map<string, BoardState>();
  for (const row of rows) {
    if (row.id === null) continue;
    const found = row as Found;
    const state = states.get(found.state) ?? stateOf(found);
    states.set(found.state, state);
    state.oldest.push(caseOf(found));
  }
  return { position: Number(rows[0]?.position ?? 0), states: [...states.values()] };
}

/** A row of an asistencia, as there is one unless the board is empty. */
interface Found {
  id: string;
  expediente_id: string;
  type: string;
  definition: string;
  priority: string;
  state: string;
  stage: string | null;
  sub_stage: string | null;
  coordinator_id: string;
  coordinator_name: string | null;
  since: string;
  next_due_at: string | null;
  data: string;
  count: number;
  overdue: number;
}

const stateOf = ({ state, stage, sub_stage, count, overdue }: Found): BoardState => ({
  state,
  stage: stage as BoardState['stage'],
  subStage: sub_stage as BoardState['subStage'],
  count,
  overdue,
  oldest: [],
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
