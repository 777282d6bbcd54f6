import type { Dialect } from 'kysely';
import pg from 'pg';
import { OneSchemaDialect } from './one-schema-dialect.ts';

/**
 * How long a change of a table waits for its lock: requests that arrive meanwhile wait behind it.
 */
const lockMilliseconds = 2_000;

/** The longest time-out that PostgreSQL has, in milliseconds: 24 days. */
const longest = 2 ** 31 - 1;

/** One connection for migrations. A statement takes as long as it needs. */
export const separateConnection = (url: string): Dialect =>
  new OneSchemaDialect({
    pool: async () => {
      const pool = new pg.Pool({
        connectionString: url,
        application_name: 'conexion-migrate',
        max: 1,
        // The session holds the lock of migrations.
        idleTimeoutMillis: 0,
        connectionTimeoutMillis: 10_000,
        keepAlive: true,
        lock_timeout: lockMilliseconds,
        // Not the role's limits, which are meant for requests: a statement that lifts them could
        // exceed them.
        statement_timeout: longest,
        idle_in_transaction_session_timeout: longest,
      });
      pool.on('error', () => {});
      pool.on('connect', (client) => client.on('error', () => {}));
      return pool;
    },
  });
