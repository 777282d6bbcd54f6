import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { featuresOf } from '../features.ts';

/**
 * Every event replaces a snapshot. PostgreSQL writes the new one next to the old one, and where the
 * page has no room, it writes to each index of the table too. By default it would also compress
 * each snapshot, though it is read whole and soon replaced.
 */
export const roomForUpdates: Migration = {
  async up(db: Kysely<unknown>) {
    if (featuresOf(db).fillFactor)
      await sql`alter table asistencia set (fillfactor = 60, toast_tuple_target = 4080)`.execute(db);
  },
};
