import { type Dialect, Kysely } from 'kysely';
import type { Where } from './database.ts';
import { postgresReadings, sparingReadings } from './postgres/postgres-readings.ts';
import type { Tables } from './schema.ts';
import { sqliteReadings } from './sqlite/sqlite-readings.ts';

/** Separate connections for long reads, which cannot write and take none from commits. */
export const openReadings = (where: Where): Dialect =>
  'url' in where ? postgresReadings(where) : sqliteReadings(where.dataDir);

/** Whether a statement keeps the thread that asks for it from asking for another. */
export const isBlocking = (where: Where): boolean => !('url' in where);

/**
 * Connections beside the work of a node: a short read of one lane waits for no long one of another.
 */
export interface Lanes {
  openLane(): Kysely<Tables>;
  close(): Promise<void>;
}

export function openLanes(where: Where): Lanes {
  if ('url' in where) {
    const { openLane, close } = sparingReadings(where);
    return { openLane: () => new Kysely({ dialect: openLane() }), close };
  }
  // Its statements run one at a time anyway, and another connection would need another cache.
  const db = new Kysely<Tables>({ dialect: sqliteReadings(where.dataDir) });
  return { openLane: () => db, close: () => db.destroy() };
}
