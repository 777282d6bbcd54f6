import { type Kysely, sql } from 'kysely';

/** Moves what is in the write-ahead log into the file, and empties the log. */
export async function checkpoint(db: Kysely<never>): Promise<void> {
  await sql`pragma wal_checkpoint(truncate)`.execute(db);
}
