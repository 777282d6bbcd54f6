import { type Kysely, sql } from 'kysely';

/** What a database lacks that the service can do without: a sentence for each. */
export async function missingFrom(db: Kysely<never>): Promise<string[]> {
  const { rows } = await sql`
    select from pg_index join pg_class on pg_class.oid = indexrelid
    where relname = 'expediente_by_words' and relnamespace = (select oid from pg_namespace where nspname = current_schema()) and indisvalid`.execute(
    db,
  );
  if (rows.length > 0) return [];
  return [
    'the database has no index of words, so a search by text reads every case: install the extension pg_trgm and create the index as docs/operations.md says',
  ];
}
