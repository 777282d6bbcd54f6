import { type Kysely, type RawBuilder, sql } from 'kysely';

const rowsAtOnce = 500;

/**
 * The rows of a table in the order of their ids, some at a time, as conditions. An update of one
 * range is one short transaction: nodes that write the same rows wait for it, and not for all.
 */
export async function* rangesOf<Tables>(
  db: Kysely<Tables>,
  table: keyof Tables & string,
): AsyncGenerator<RawBuilder<boolean>> {
  for (let after = ''; ; ) {
    const { rows } = await sql<{ until: string | null }>`
      select max(id) as until from (
        select id from ${sql.table(table)} where id > ${after} order by id limit ${sql.lit(rowsAtOnce)}
      ) as next`.execute(db);
    const until = rows[0]?.until ?? null;
    if (until === null) return;
    yield sql<boolean>`id > ${after} and id <= ${until}`;
    after = until;
  }
}
