import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { featuresOf } from '../features.ts';

/**
 * A snapshot is replaced by every event. PostgreSQL writes the new one beside the old, and again to
 * each index of the table where there is no room on the page; and it would compress each one,
 * though it is read whole and soon replaced.
 */
export const roomForUpdates: Migration = {
  async up(db: Kysely<unknown>) {
    if (featuresOf(db).fillFactor)
      await sql`alter table asistencia set (fillfactor = 60, toast_tuple_target = 4080)`.execute(db);
  },
};
