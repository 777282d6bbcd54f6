import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Tables } from '../schema.ts';

/** A coordinator's pendiente may be in a superior's inbox too. */
export const tellOfExcess: Migration = {
  async up(db: Kysely<Tables>) {
    const tables = await db.introspection.getTables();
    const pendiente = tables.find(({ name }) => name === 'pendiente');
    // What an interrupted start has created stays.
    if (pendiente?.columns.some(({ name }) => name === 'superior')) return;
    await db.schema.alterTable('pendiente').addColumn('superior', 'text').execute();
  },
};
