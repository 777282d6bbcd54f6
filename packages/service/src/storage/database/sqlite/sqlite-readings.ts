import SQLite from 'better-sqlite3';
import type { Dialect } from 'kysely';
import { FeaturedSqliteDialect } from './featured-sqlite-dialect.ts';
import { busyMilliseconds, sqliteFile } from './open-sqlite.ts';

/**
 * A connection that cannot write. SQLite reads while another connection writes, but a read blocks
 * the thread that runs it.
 */
export function sqliteReadings(dataDir: string): Dialect {
  const database = new SQLite(sqliteFile(dataDir), { readonly: true, timeout: busyMilliseconds });
  // Sums read much of the file: the cache is 64 MB instead of 2.
  database.pragma('cache_size = -65536');
  return new FeaturedSqliteDialect(database, 'begin');
}
