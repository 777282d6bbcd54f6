import type { Kysely } from 'kysely';
import { featuresOf } from '../database/features.ts';
import { turn } from '../write/write-statements.ts';
import type { Row, Tables } from './repaired-tables.ts';

/** A case as its rows, to be moved to another database. */
export interface CaseArchive {
  conexion: 'case';
  version: 1;
  expediente: Row[];
  asistencia: Row[];
  pendiente: Row[];
  bitacora: Row[];
}

/** Reads a case, of one moment; null where there is none. */
export async function readCase(db: Kysely<Tables>, id: string): Promise<CaseArchive | null> {
  const rowsOf = (table: keyof Tables, column = 'expediente_id') =>
    db.selectFrom(table).selectAll().where(column, '=', id).execute() as Promise<Row[]>;
  const expediente = await rowsOf('expediente', 'id');
  if (expediente.length === 0) return null;
  const bitacora = await rowsOf('bitacora');
  return {
    conexion: 'case',
    version: 1,
    expediente,
    asistencia: await rowsOf('asistencia'),
    pendiente: await rowsOf('pendiente'),
    bitacora: bitacora
      .sort((a, b) => Number(a.position) - Number(b.position))
      // Its position differs in another journal.
      .map(({ position: _, ...row }) => row),
  };
}

/** Writes a case in one transaction. Throws where any of it is there already. */
export const importCase = (
  db: Kysely<Tables>,
  { expediente, asistencia, pendiente, bitacora }: CaseArchive,
): Promise<void> =>
  db.transaction().execute(async (transaction) => {
    if (featuresOf(db).advisoryLock) await turn.execute(transaction);
    for (const [table, rows] of Object.entries({ expediente, asistencia, pendiente, bitacora }))
      for (const row of rows)
        await transaction
          .insertInto(table as keyof Tables)
          .values(row)
          .execute();
  });
