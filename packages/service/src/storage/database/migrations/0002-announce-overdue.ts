import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { buildIndex, dropIndex } from '../build-index.ts';
import { rangesOf } from '../ranges-of.ts';
import type { Tables } from '../schema.ts';

/** An overdue pendiente is announced once for each due time that it had. */
export const announceOverdue: Migration = {
  async up(db: Kysely<Tables>) {
    const tables = await db.introspection.getTables();
    const pendiente = tables.find(({ name }) => name === 'pendiente');
    // What an interrupted start has created stays.
    if (!pendiente?.columns.some(({ name }) => name === 'announce_at'))
      await db.schema.alterTable('pendiente').addColumn('announce_at', 'text').execute();
    for await (const range of rangesOf(db, 'pendiente'))
      await db
        .updateTable('pendiente')
        .set(({ ref }) => ({ announce_at: ref('due_at') }))
        .where(range)
        .where('status', '=', 'pendiente')
        .where('announce_at', 'is', null)
        .execute();
    await buildIndex(db, 'pendiente_by_announce_at', sql`on pendiente (status, announce_at, id)`);
    // In the agenda's order: without it SQLite walks every open pendiente in that order to find one
    // asistencia's.
    await buildIndex(
      db,
      'pendiente_by_asistencia_id_status_due_at_id',
      sql`on pendiente (asistencia_id, status, due_at, id)`,
    );
    await dropIndex(db, 'pendiente_by_asistencia_id_status');
  },
};
