import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Tables } from '../schema.ts';

/**
 * Finds the lines of a case that belong to none of its asistencias. They are few, so the index
 * costs events nothing.
 */
export const linesOfCases: Migration = {
  async up(db: Kysely<Tables>) {
    await db.schema
      .createIndex('bitacora_of_expediente')
      .ifNotExists()
      .on('bitacora')
      .columns(['expediente_id', 'position'])
      .where(sql.ref('asistencia_id'), 'is', null)
      .execute();
  },
};
