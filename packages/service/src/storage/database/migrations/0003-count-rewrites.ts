import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Tables } from '../schema.ts';

/** A node that remembers an asistencia must notice a content that has no revision of its own. */
export const countRewrites: Migration = {
  async up(db: Kysely<Tables>) {
    const tables = await db.introspection.getTables();
    const asistencia = tables.find(({ name }) => name === 'asistencia');
    // SQLite keeps what a start cut short had already made.
    if (asistencia?.columns.some(({ name }) => name === 'rewrites')) return;
    await db.schema
      .alterTable('asistencia')
      .addColumn('rewrites', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
  },
};
