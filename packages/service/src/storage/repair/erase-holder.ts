import { type AnyHost, SnapshotError } from '@conexion/machines';
import type { Kysely } from 'kysely';
import { holds } from '../database/holds.ts';
import { envelopeWithoutWords, erasedText, lineWithoutWords, withoutPeople } from './personal-data.ts';
import { oneRewriteMore, type Tables } from './repaired-tables.ts';

/**
 * Erases the holder of the cases that have this holder's id, in one transaction; returns how many
 * cases there were.
 */
export const eraseHolder = (db: Kysely<Tables>, procedure: AnyHost, holderId: string): Promise<number> =>
  db.transaction().execute(async (transaction) => {
    const cases = await transaction
      .selectFrom('expediente')
      .selectAll()
      .where(holds('data', JSON.stringify(holderId)))
      .execute();
    const theirs = cases.filter(({ data }) => JSON.parse(String(data)).holder.id === holderId);
    for (const { id, data } of theirs) await eraseCase(transaction, procedure, String(id), String(data));
    return theirs.length;
  });

/**
 * Throws a `SnapshotError`, which names the asistencia: a snapshot that cannot be read stops the
 * whole erasure.
 */
function erasedEnvelope(procedure: AnyHost, id: string, envelope: string): unknown {
  try {
    return envelopeWithoutWords(procedure, JSON.parse(envelope));
  } catch (error) {
    if (!(error instanceof SnapshotError)) throw error;
    throw new SnapshotError(error.code, `asistencia ${id}: ${error.message}`, { cause: error });
  }
}

async function eraseCase(db: Kysely<Tables>, procedure: AnyHost, id: string, data: string): Promise<void> {
  await db
    .updateTable('expediente')
    .set({ data: JSON.stringify(withoutPeople(JSON.parse(data))), search: '' })
    .where('id', '=', id)
    .execute();
  const rowsOf = (table: 'asistencia' | 'bitacora') =>
    db.selectFrom(table).selectAll().where('expediente_id', '=', id).execute();
  for (const row of await rowsOf('asistencia'))
    await db
      .updateTable('asistencia')
      .set({
        envelope: JSON.stringify(erasedEnvelope(procedure, String(row.id), String(row.envelope))),
        ...oneRewriteMore,
      })
      .where('id', '=', String(row.id))
      .execute();
  for (const row of await rowsOf('bitacora'))
    await db
      .updateTable('bitacora')
      .set({
        data: JSON.stringify(lineWithoutWords(procedure, String(row.type), JSON.parse(String(row.data)))),
      })
      .where('id', '=', String(row.id))
      .execute();
  const asistencias = db.selectFrom('asistencia').select('id').where('expediente_id', '=', id);
  await db
    .updateTable('step')
    .set({ reason: erasedText })
    .where('asistencia_id', 'in', asistencias)
    .where('reason', 'is not', null)
    .execute();
  await db
    .updateTable('pendiente')
    .set({ text: erasedText })
    .where('expediente_id', '=', id)
    .where('text', 'is not', null)
    .execute();
  await db.deleteFrom('answer').where('expediente_id', '=', id).execute();
}
