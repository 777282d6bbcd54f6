import { sql } from 'kysely';
import type { StepRow } from './step-row.ts';

/**
 * The statement that writes steps. It reads from the step before how long the state had lasted,
 * since when it is the same, and which regions were entered. One lookup for each row, and one plan
 * for all.
 */
export const insertSteps = (rows: readonly StepRow[]) => {
  const values = sql.join(rows.map((row) => sql`(${sql.join(Object.values(row))})`));
  const [id, seq, way, at, moves, region, byId, byRole, reason, ground, percent] = columns;
  return sql`insert into step (asistencia_id, seq, way, seconds, since, regions, is_first, by_id, by_role, reason, ground, percent)
select ${id}, ${seq}, ${way},
  cast((${at} - last.since) / 1000 as integer),
  case when ${moves} = 1 then ${at} else last.since end,
  coalesce(last.regions, 0) | ${region},
  case when coalesce(last.regions, 0) & ${region} = 0 then 1 else 0 end,
  ${byId}, ${byRole}, ${reason}, ${ground}, ${percent}
from (values ${values}) as line
left join step as last on last.asistencia_id = ${id} and last.seq = ${seq} - 1
where true
on conflict (asistencia_id, seq) do nothing`;
};

/**
 * The values of a row, in both databases by the names that values have; PostgreSQL takes each for
 * text without a cast.
 */
const columns = [
  'text',
  'integer',
  'bigint',
  'bigint',
  'integer',
  'integer',
  'text',
  'text',
  'text',
  'text',
  'integer',
].map((type, index) => sql`cast(${sql.ref(`line.column${index + 1}`)} as ${sql.raw(type)})`);
