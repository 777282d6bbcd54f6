import { Kysely } from 'kysely';
import type { Database } from './database.ts';
import { migrate } from './migrate.ts';

/**
 * Connects to a database and brings it to the schema of this version. Throws where either fails.
 */
export async function connect<Tables>(database: Database): Promise<Kysely<Tables>> {
  const db = new Kysely<Tables>({ dialect: database.dialect });
  try {
    await migrate(db as unknown as Kysely<never>, database);
    return db;
  } catch (error) {
    await db.destroy();
    throw error;
  }
}
