import type { Kysely } from 'kysely';
import type { Tables } from '../database/schema.ts';

/**
 * The numbers of cases, by their ids: the place in the journal of the line that opened each. A
 * restored journal keeps it, and an erased case has it still.
 */
export async function caseNumbers(
  db: Kysely<Tables>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('bitacora')
    .select(['expediente_id', ({ fn }) => fn.min('position').as('number')])
    .where('expediente_id', 'in', ids)
    .where('asistencia_id', 'is', null)
    .groupBy('expediente_id')
    .execute();
  return new Map(rows.map((row) => [row.expediente_id, Number(row.number)]));
}

/** The id of the case with a number; null where there is none. */
export async function caseOfNumber(db: Kysely<Tables>, number: number): Promise<string | null> {
  const row = await db
    .selectFrom('bitacora')
    .select('expediente_id')
    .where('position', '=', number)
    .where('type', '=', 'expediente.opened')
    .executeTakeFirst();
  return row?.expediente_id ?? null;
}
