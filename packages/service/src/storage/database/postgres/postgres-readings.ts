import type { Dialect } from 'kysely';
import { OneSchemaDialect } from './one-schema-dialect.ts';
import { openPool } from './open-pool.ts';
import { thriftyPool } from './thrifty-pool.ts';

/** As many as the budgets let read at once: a long read waits for no other. */
const connections = 6;
const statementMilliseconds = 30_000;

/** A small pool, whose statements may take longer than those of requests. */
export const postgresReadings = (url: string): Dialect =>
  new OneSchemaDialect({ pool: thriftyPool(openPool(url, connections, statementMilliseconds)) });
