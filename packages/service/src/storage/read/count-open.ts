import { type Kysely, sql } from 'kysely';
import type { Load } from '../../cases/load.ts';
import { isOpen } from '../database/is-open.ts';
import type { Tables } from '../database/schema.ts';

const count = sql<number>`cast(count(*) as integer)`;

/** How many asistencias are open in each state, and how many pendientes are open and overdue. */
export async function countOpen(
  db: Kysely<Tables>,
  now: string,
): Promise<Pick<Load, 'asistencias' | 'pendientes'>> {
  const asistencias = await db
    .selectFrom('standing')
    .select([
      'state',
      sql<number>`cast(sum(count) as integer)`.as('count'),
      ({ selectFrom }) =>
        selectFrom('asistencia')
          .select('stage')
          .whereRef('asistencia.state', '=', 'standing.state')
          .where(isOpen)
          .limit(1)
          .as('stage'),
    ])
    .groupBy('state')
    .having(sql`sum(count)`, '>', 0)
    .orderBy('state')
    .execute();
  const pendientes = await db
    .selectFrom('pendiente')
    .where('status', '=', 'pendiente')
    .select([
      count.as('open'),
      sql<number>`cast(count(case when due_at < ${now} then 1 end) as integer)`.as('overdue'),
    ])
    .executeTakeFirstOrThrow();
  return { asistencias, pendientes };
}
