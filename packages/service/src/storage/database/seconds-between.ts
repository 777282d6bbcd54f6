import { type Expression, type Kysely, PostgresAdapter, sql } from 'kysely';
import type { Tables } from './schema.ts';

/** From one instant to another in whole seconds: what the two databases say in different words. */
export const secondsBetween = (db: Kysely<Tables>, from: Expression<unknown>, to: Expression<unknown>) =>
  db.getExecutor().adapter instanceof PostgresAdapter
    ? sql<number>`cast(floor(extract(epoch from cast(${to} as timestamptz))) - floor(extract(epoch from cast(${from} as timestamptz))) as integer)`
    : sql<number>`unixepoch(${to}) - unixepoch(${from})`;
