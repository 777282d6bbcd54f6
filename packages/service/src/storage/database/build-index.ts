import { type Kysely, type RawBuilder, sql } from 'kysely';
import { featuresOf } from './features.ts';

/**
 * Builds an index, while nodes write where the database can. `on` is what follows the name in the
 * statement. A concurrent build that was interrupted leaves an invalid index, which `if not exists`
 * would take for a built one, so it is dropped first.
 */
export async function buildIndex<Tables>(
  db: Kysely<Tables>,
  name: string,
  on: RawBuilder<unknown>,
): Promise<void> {
  if (!featuresOf(db).concurrentIndexes) {
    await sql`create index if not exists ${sql.id(name)} ${on}`.execute(db);
    return;
  }
  const invalid = await sql`
    select from pg_index join pg_class on pg_class.oid = indexrelid
    where relname = ${name} and relnamespace = (select oid from pg_namespace where nspname = current_schema()) and not indisvalid`.execute(
    db,
  );
  if (invalid.rows.length > 0) await dropIndex(db, name);
  await waiting(db, sql`create index concurrently if not exists ${sql.id(name)} ${on}`);
}

/** Drops an index if it exists, while nodes use its table where the database can. */
export async function dropIndex<Tables>(db: Kysely<Tables>, name: string): Promise<void> {
  if (featuresOf(db).concurrentIndexes)
    await waiting(db, sql`drop index concurrently if exists ${sql.id(name)}`);
  else await sql`drop index if exists ${sql.id(name)}`.execute(db);
}

/** Waits for the transactions of others as long as they take; they do not wait for it. */
async function waiting<Tables>(db: Kysely<Tables>, statement: RawBuilder<unknown>): Promise<void> {
  await sql`set lock_timeout = 0`.execute(db);
  try {
    await statement.execute(db);
  } finally {
    // Where the connection broke, the first error says so.
    await sql`reset lock_timeout`.execute(db).catch(() => {});
  }
}
