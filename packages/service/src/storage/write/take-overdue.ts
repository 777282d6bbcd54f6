import type { Kysely } from 'kysely';
import type { AsistenciaSummary, Entry, Pendiente } from '../../cases/records.ts';
import { featuresOf } from '../database/features.ts';
import { asistenciaSummary, pendienteOf, summaryColumns } from '../database/records-of-rows.ts';
import type { Tables } from '../database/schema.ts';
import { entryRow } from './change-rows.ts';
import type { Writes } from './write-rows.ts';

/**
 * Takes overdue pendientes for this node, except those that another node is taking at the same
 * moment.
 */
export const takeOverdue = (
  db: Kysely<Tables>,
  writes: Writes,
  { now, limit }: { now: string; limit: number },
  entryOf: (pendiente: Pendiente, asistencia: AsistenciaSummary | null) => Entry | Promise<Entry>,
): Promise<Pendiente[]> =>
  db.transaction().execute(async (transaction) => {
    let select = transaction
      .selectFrom('pendiente')
      .selectAll()
      .where('status', '=', 'pendiente')
      .where('announce_at', '<', now)
      .orderBy('announce_at')
      .orderBy('id')
      .limit(limit);
    if (featuresOf(db).skipLocked) select = select.forUpdate().skipLocked();
    const taken = (await select.execute()).map(pendienteOf);
    if (taken.length === 0) return taken;
    const ids = taken.map(({ id }) => id);
    await transaction.updateTable('pendiente').set({ announce_at: null }).where('id', 'in', ids).execute();
    const asistencias = await transaction
      .selectFrom('asistencia')
      .select(summaryColumns)
      .where(
        'id',
        'in',
        taken.map(({ asistenciaId }) => asistenciaId),
      )
      .execute();
    const summaries = new Map(asistencias.map((row) => [row.id, asistenciaSummary(row)]));
    const entries: Entry[] = [];
    for (const pendiente of taken)
      entries.push(await entryOf(pendiente, summaries.get(pendiente.asistenciaId ?? '') ?? null));
    await transaction.executeQuery(writes.entries(entries.map(entryRow)));
    return taken;
  });
