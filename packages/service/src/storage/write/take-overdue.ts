import type { Kysely } from 'kysely';
import type { AsistenciaSummary, Pendiente } from '../../cases/records.ts';
import { asistenciaSummary, pendienteOf, summaryColumns } from '../database/records-of-rows.ts';
import type { Tables } from '../database/schema.ts';
import type { EntryRow } from './change-rows.ts';
import type { Writes } from './write-statements.ts';

/** A pendiente that waits for its announcement, and since when. */
interface Overdue {
  pendiente: Pendiente;
  asistencia: AsistenciaSummary | null;
  announceAt: string;
}

/** The announcement of a pendiente, unless another node has made it meanwhile. */
export interface Announcement {
  pendienteId: string;
  announceAt: string;
  entry: EntryRow;
}

export async function readOverdue(
  db: Kysely<Tables>,
  { now, limit }: { now: string; limit: number },
): Promise<Overdue[]> {
  const rows = await db
    .selectFrom('pendiente')
    .selectAll()
    .where('status', '=', 'pendiente')
    .where('announce_at', '<', now)
    .orderBy('announce_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  if (rows.length === 0) return [];
  const asistencias = await db
    .selectFrom('asistencia')
    .select(summaryColumns)
    .where(
      'id',
      'in',
      rows.map(({ asistencia_id }) => asistencia_id),
    )
    .execute();
  const summaries = new Map(asistencias.map((row) => [row.id, asistenciaSummary(row)]));
  return rows.map((row) => ({
    pendiente: pendienteOf(row),
    asistencia: summaries.get(row.asistencia_id ?? '') ?? null,
    announceAt: row.announce_at ?? '',
  }));
}

/**
 * Writes announcements; the ids of the pendientes that this node took. Of nodes that announce the
 * same one, the second finds its time changed.
 */
export const takeOverdue = (
  db: Kysely<Tables>,
  writes: Writes,
  announcements: readonly Announcement[],
): Promise<string[]> =>
  db.transaction().execute(async (transaction) => {
    const taken = new Set<string>();
    for (const { pendienteId, announceAt } of announcements) {
      const { numUpdatedRows } = await transaction
        .updateTable('pendiente')
        .set({ announce_at: null })
        .where('id', '=', pendienteId)
        .where('status', '=', 'pendiente')
        .where('announce_at', '=', announceAt)
        .executeTakeFirstOrThrow();
      if (numUpdatedRows > 0n) taken.add(pendienteId);
    }
    const entries = announcements.filter(({ pendienteId }) => taken.has(pendienteId));
    if (entries.length > 0) await transaction.executeQuery(writes.entries(entries.map(({ entry }) => entry)));
    return [...taken];
  });
