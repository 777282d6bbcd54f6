import { type Kysely, sql } from 'kysely';
import { checkpoint } from './checkpoint.ts';

/**
 * Rebuilds the file, its index of words and its log: until then, overwritten data stays in their
 * pages.
 */
export async function forgetPages(db: Kysely<never>): Promise<void> {
  await sql`insert into expediente_text (expediente_text) values ('optimize')`.execute(db);
  // The rebuild makes a copy, and the database may be larger than the memory.
  await sql`pragma temp_store = file`.execute(db);
  await sql`vacuum`.execute(db);
  await checkpoint(db);
}
