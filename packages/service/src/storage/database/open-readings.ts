import type { Dialect } from 'kysely';
import type { Where } from './database.ts';
import { postgresReadings } from './postgres/postgres-readings.ts';
import { sqliteReadings } from './sqlite/sqlite-readings.ts';

/** Separate connections for long reads, which cannot write and take none from commits. */
export const openReadings = (where: Where): Dialect =>
  'url' in where ? postgresReadings(where) : sqliteReadings(where.dataDir);
