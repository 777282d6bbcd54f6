import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { featuresOf } from '../features.ts';
import type { Tables } from '../schema.ts';

/** Who has called: forms propose to whom a case may be handed. */
export const people: Migration = {
  async up(db: Kysely<Tables>) {
    const { text } = featuresOf(db);
    await db.schema
      .createTable('person')
      .ifNotExists()
      .addColumn('id', text, (column) => column.primaryKey())
      .addColumn('name', text)
      .addColumn('role', text, (column) => column.notNull())
      .addColumn('last_seen_at', text, (column) => column.notNull())
      .execute();
  },
};
