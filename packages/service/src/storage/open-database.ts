import { openPostgres } from './open-postgres.ts';
import { openSqlite } from './open-sqlite.ts';
import type { Database } from './sql-store.ts';

/** Where cases are kept: in the embedded database of a directory, or in a PostgreSQL that several nodes share. */
export type Where = { dataDir: string } | { url: string };

export const openDatabase = (where: Where): Database =>
  'url' in where ? openPostgres(where.url) : openSqlite(where.dataDir);
