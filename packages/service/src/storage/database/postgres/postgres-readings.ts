import type { Dialect } from 'kysely';
import type { PostgresPlace } from '../database.ts';
import { OneSchemaDialect } from './one-schema-dialect.ts';
import { openPool } from './open-pool.ts';
import { thriftyPool } from './thrifty-pool.ts';
import { withSetting } from './with-setting.ts';

/** As many as the budgets let read at once: a long read waits for no other. */
const connections = 6;
const statementMilliseconds = 30_000;

/** A small pool that cannot write, whose statements may take longer than those of requests. */
export function postgresReadings(place: PostgresPlace): Dialect {
  // A pooler would refuse the setting.
  const url = place.isPooled ? place.url : withSetting(place.url, 'default_transaction_read_only', 'on');
  const pool = openPool({ ...place, url }, connections, statementMilliseconds);
  return new OneSchemaDialect({ pool: thriftyPool(pool, place) });
}
