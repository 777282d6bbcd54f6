import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Tables } from '../schema.ts';

/** Somebody's work may lie in a superior's inbox too. */
export const tellOfExcess: Migration = {
  async up(db: Kysely<Tables>) {
    const tables = await db.introspection.getTables();
    const pendiente = tables.find(({ name }) => name === 'pendiente');
    // SQLite keeps what a start cut short had already made.
    if (pendiente?.columns.some(({ name }) => name === 'superior')) return;
    await db.schema.alterTable('pendiente').addColumn('superior', 'text').execute();
  },
};
