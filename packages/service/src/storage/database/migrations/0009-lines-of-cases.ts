import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { buildIndex } from '../build-index.ts';
import type { Tables } from '../schema.ts';

/**
 * Finds the lines of a case that belong to none of its asistencias. They are few, so the index
 * costs events nothing.
 */
export const linesOfCases: Migration = {
  async up(db: Kysely<Tables>) {
    await buildIndex(
      db,
      'bitacora_of_expediente',
      sql`on bitacora (expediente_id, position) where asistencia_id is null`,
    );
  },
};
