import pg from 'pg';
import type { PostgresPlace } from '../database.ts';

/**
 * A pool of connections. `statementMilliseconds` is how long the server works on a statement: one
 * that does not answer by then is away, and the client gives up two seconds later. A pooler refuses
 * settings of a session, so that behind one the limits of the role hold instead.
 */
export function openPool(
  { url, isPooled }: PostgresPlace,
  max: number,
  statementMilliseconds: number,
  connectMilliseconds = 2_000,
) {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'conexion',
    max,
    connectionTimeoutMillis: connectMilliseconds,
    query_timeout: statementMilliseconds + 2_000,
    ...(isPooled
      ? {}
      : { statement_timeout: statementMilliseconds, idle_in_transaction_session_timeout: 10_000 }),
    keepAlive: true,
    pipeline: true,
    types: { getTypeParser },
  });
  // The pool replaces an idle connection that breaks; a later query reports what is still wrong.
  pool.on('error', () => {});
  // Nor may one that breaks between two statements of a transaction end the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** 64-bit integers are positions, counted from one: a number holds them. */
const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format as 'text');
