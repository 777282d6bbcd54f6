import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { buildIndex, dropIndex } from '../build-index.ts';
import type { Tables } from '../schema.ts';

/**
 * What the board and the measures count of open pendientes stands in their index: at 100,000 cases
 * the table is 25,000 pages, and the index a tenth of them.
 */
export const countOverdue: Migration = {
  async up(db: Kysely<Tables>) {
    await buildIndex(
      db,
      'pendiente_by_status_due_at_id_asistencia_id_kind',
      sql`on pendiente (status, due_at, id, asistencia_id, kind)`,
    );
    await dropIndex(db, 'pendiente_by_status_due_at_id');
  },
};
