import type { Database, Where } from './database.ts';
import { inSchema } from './postgres/in-schema.ts';
import { openPostgres } from './postgres/open-postgres.ts';
import { openSqlite } from './sqlite/open-sqlite.ts';

/** Where the database is, as options or the environment say it. */
export interface Place {
  dataDir: string;
  /** A PostgreSQL; SQLite in `dataDir` without one. */
  databaseUrl?: string | undefined;
  /** Of that PostgreSQL; the first of the role's search path without one. */
  databaseSchema?: string | undefined;
  /** The pooler that the URL leads to, by how long a client keeps a connection. */
  pooler?: 'transaction' | undefined;
  /** That PostgreSQL past the pooler. */
  databaseDirectUrl?: string | undefined;
}

export const openDatabase = (where: Where): Database =>
  'url' in where ? openPostgres(where.url, where) : openSqlite(where.dataDir);

export function whereOf({ dataDir, databaseUrl: url, databaseSchema: schema, ...place }: Place): Where {
  if (url === undefined) return { dataDir };
  if (place.pooler) return { url, isPooled: true, directUrl: place.databaseDirectUrl };
  return { url: schema === undefined ? url : inSchema(url, schema) };
}
