import { type Kysely, sql } from 'kysely';
import { isOpen } from './is-open.ts';

/** Where the counts of the board differ from what they count: nothing, unless they were altered. */
const difference = sql<{ state: string; count: number }>`
  select state, cast(sum(n) as integer) as count from (
    select state, -count as n from standing
    union all
    select state, 1 as n from asistencia where ${isOpen}
  ) as each_one group by state having sum(n) <> 0`;

/** How many asistencias the count of each state lacks, where it is wrong. */
export async function findMiscounts<Tables>(db: Kysely<Tables>): Promise<{ state: string; count: number }[]> {
  return (await sql`${difference} order by state`.execute(db)).rows as { state: string; count: number }[];
}

/** Corrects the counts by one statement, so that no other transaction comes in between. */
export async function recount<Tables>(db: Kysely<Tables>): Promise<void> {
  await sql`insert into standing (state, count) ${difference}`.execute(db);
}
