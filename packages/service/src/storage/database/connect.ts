import { Kysely } from 'kysely';
import { type Log, silentLog } from '../../log.ts';
import type { Database } from './database.ts';
import { migrate } from './migrate.ts';

/**
 * Connects to a database and brings it to the schema of this version. Throws where either fails.
 */
export async function connect<Tables>(database: Database, log: Log = silentLog): Promise<Kysely<Tables>> {
  const db = new Kysely<Tables>({ dialect: database.dialect });
  try {
    const untyped = db as unknown as Kysely<never>;
    await migrate(untyped, database, log);
    for (const advice of (await database.unwise?.(untyped)) ?? []) log.warn({}, advice);
    return db;
  } catch (cause) {
    await db.destroy();
    const fault = database.isAway(cause) ? 'the database cannot be reached' : database.faultOf?.(cause);
    if (fault === undefined) throw cause;
    const variable = 'url' in database.where ? 'DATABASE_URL' : 'DATA_DIR';
    throw new Error(`${variable}: ${fault}`, { cause });
  }
}
