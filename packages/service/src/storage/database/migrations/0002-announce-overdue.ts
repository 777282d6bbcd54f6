import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Tables } from '../schema.ts';

/** An overdue pendiente is announced once for each due time that it had. */
export const announceOverdue: Migration = {
  async up(db: Kysely<Tables>) {
    const tables = await db.introspection.getTables();
    const pendiente = tables.find(({ name }) => name === 'pendiente');
    // On SQLite, what an interrupted start has created stays.
    if (!pendiente?.columns.some(({ name }) => name === 'announce_at'))
      await db.schema.alterTable('pendiente').addColumn('announce_at', 'text').execute();
    await db
      .updateTable('pendiente')
      .set(({ ref }) => ({ announce_at: ref('due_at') }))
      .where('status', '=', 'pendiente')
      .execute();
    await db.schema
      .createIndex('pendiente_by_announce_at')
      .ifNotExists()
      .on('pendiente')
      .columns(['status', 'announce_at', 'id'])
      .execute();
    // In the agenda's order: without it SQLite walks every open pendiente in that order to find one
    // asistencia's.
    await db.schema.dropIndex('pendiente_by_asistencia_id_status').ifExists().execute();
    await db.schema
      .createIndex('pendiente_by_asistencia_id_status_due_at_id')
      .ifNotExists()
      .on('pendiente')
      .columns(['asistencia_id', 'status', 'due_at', 'id'])
      .execute();
  },
};
