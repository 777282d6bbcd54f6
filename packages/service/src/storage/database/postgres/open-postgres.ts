import type { Database, PostgresPlace } from '../database.ts';
import { codeOf } from '../error-code.ts';
import { checkServer } from './check-server.ts';
import { listenTo } from './listen-to.ts';
import { missingFrom } from './missing-from.ts';
import { OneSchemaDialect } from './one-schema-dialect.ts';
import { openPool } from './open-pool.ts';
import { separateConnection } from './separate-connection.ts';
import { thriftyPool } from './thrifty-pool.ts';

/** The channel on which nodes notify each other that the journal has grown. */
const changesChannel = 'conexion_bitacora';

const connections = 8;
const statementMilliseconds = 8_000;

/** A database of a server that several nodes share. Connects at the first query. */
export function openPostgres(url: string, past: Omit<PostgresPlace, 'url'> = {}): Database {
  const place = { ...past, url };
  const pool = openPool(place, connections, statementMilliseconds);
  // What needs a session cannot share its connection.
  const sessionUrl = past.isPooled ? past.directUrl : url;
  return {
    where: place,
    dialect: new OneSchemaDialect({ pool: thriftyPool(pool, place) }),
    isAway,
    faultOf,
    isLostRace,
    transactionsAtOnce: 2,
    connections: () => ({
      busy: pool.totalCount - pool.idleCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
    }),
    openMigrations() {
      if (sessionUrl !== undefined) return separateConnection(sessionUrl);
      throw new Error('DATABASE_DIRECT_URL: migrations need a connection that no pooler shares');
    },
    check: checkServer,
    unwise: missingFrom,
    notifications: {
      // Without a session, nodes poll.
      listen: (changed) =>
        sessionUrl === undefined ? async () => {} : listenTo(sessionUrl, changesChannel, changed),
      notify: () => pool.query(`notify ${changesChannel}`),
    },
  };
}

// Deadlock, serialization failure, lock not available in time.
const isLostRace = (error: unknown): boolean => /^(40P01|40001|55P03)$/.test(codeOf(error) ?? '');

const faults: readonly (readonly [RegExp, string])[] = [
  [/^28/, 'the server refuses its user or password, or a connection without encryption (sslmode)'],
  [/^3D000$/, 'the server has no such database; create it, or name another'],
  [/CERT|TLS|UNABLE_TO_VERIFY/, 'the certificate is not trusted; name its authority by sslrootcert'],
  [/does not support SSL/, 'the server does not encrypt connections; leave out sslmode'],
];

/** What is wrong with the URL where the server, or its certificate, refuses the connection. */
const faultOf = (error: unknown): string | undefined =>
  error instanceof Error
    ? faults.find(([sign]) => sign.test(codeOf(error) ?? error.message))?.[1]
    : undefined;

// Connection lost, resources exhausted, shutting down or cancelled, read-only, lock not available
// however often it is tried, I/O error.
const awayStates = /^(08...|53...|57P0[1-5]|57014|25006|25P03|55P03|58030)$/;
const awaySockets = /^(E[A-Z]{3,}|EAI_\w+)$/;
// pg's own errors about connections have no code.
const awayMessages =
  /Connection terminated|timeout exceeded when trying to connect|Query read timeout|not queryable|pool after calling end|Client was closed/;

function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = codeOf(error);
  if (code === undefined) return awayMessages.test(error.message) || isAway(error.cause);
  return awayStates.test(code) || awaySockets.test(code) || isLostRace(error);
}
