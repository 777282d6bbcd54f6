import type { Dialect, PostgresPool } from 'kysely';
import type { PostgresPlace } from '../database.ts';
import { inTurns, oneAtATime } from './one-at-a-time.ts';
import { OneSchemaDialect } from './one-schema-dialect.ts';
import { openPool } from './open-pool.ts';
import { readOnlyPool } from './read-only-pool.ts';
import { thriftyPool } from './thrifty-pool.ts';
import { withSetting } from './with-setting.ts';

const connections = 6;
const statementMilliseconds = 30_000;
/** On a busy machine the thread of the reads, whose priority is low, is slow to connect. */
const connectMilliseconds = 4_000;

/**
 * What a long read does without: workers that share its statement, and compiling it, take the
 * processors from the commits.
 */
const settings = { default_transaction_read_only: 'on', max_parallel_workers_per_gather: '0', jit: 'off' };

/** A small pool that cannot write, whose statements may take longer than those of requests. */
export const postgresReadings = (place: PostgresPlace): Dialect =>
  new OneSchemaDialect({ pool: readingPool(place, connections) });

/** The same beside commits, in lanes: a server cannot lower the priority of a connection. */
export function sparingReadings(place: PostgresPlace): { openLane(): Dialect; close(): Promise<void> } {
  const pool = readingPool(place, 1);
  const lane = oneAtATime();
  return {
    openLane: () =>
      new OneSchemaDialect({ pool: { ...inTurns(pool, lane()), end: async () => {} } as PostgresPool }),
    close: () => pool.end(),
  };
}

function readingPool(place: PostgresPlace, most: number): PostgresPool {
  // A pooler would refuse the settings.
  if (place.isPooled)
    return readOnlyPool(openPool(place, most, statementMilliseconds, connectMilliseconds), settings);
  const url = Object.entries(settings).reduce((to, [name, value]) => withSetting(to, name, value), place.url);
  return thriftyPool(openPool({ ...place, url }, most, statementMilliseconds, connectMilliseconds), place);
}
