import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Tables } from '../schema.ts';

/** A node that caches an asistencia must notice a rewrite, which leaves the revision as it is. */
export const countRewrites: Migration = {
  async up(db: Kysely<Tables>) {
    const tables = await db.introspection.getTables();
    const asistencia = tables.find(({ name }) => name === 'asistencia');
    // What an interrupted start has created stays.
    if (asistencia?.columns.some(({ name }) => name === 'rewrites')) return;
    await db.schema
      .alterTable('asistencia')
      .addColumn('rewrites', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
  },
};
