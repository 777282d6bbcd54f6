import type { CompiledQuery, Kysely } from 'kysely';
import type { Commit } from '../../cases/store.ts';
import type { Tables } from '../database/schema.ts';
import type { ChangeRows } from './change-rows.ts';
import type { Writes } from './write-statements.ts';

/** A change conflicted after a part of it was written: the transaction must be undone. */
export class HalfWritten extends Error {}

/**
 * Writes changes in a transaction; each has its own answer. Throws where a part of one must be
 * undone.
 */
export async function writeAll(
  db: Kysely<Tables>,
  writes: Writes,
  changes: readonly ChangeRows[],
): Promise<Commit[]> {
  const begun = new Set<ChangeRows>();
  const lost = new Set<ChangeRows>();

  /**
   * Writes the rows of every change that has not conflicted; a row that the guard refuses drops its
   * change.
   */
  async function guarded<Row extends object, Key extends keyof Row>(
    rowsOf: (change: ChangeRows) => readonly Row[],
    key: Key,
    write: (rows: readonly Row[]) => CompiledQuery<Pick<Row, Key>>,
  ): Promise<void> {
    const rows = changes
      .filter((change) => !lost.has(change))
      .flatMap((change) => rowsOf(change).map((row) => ({ row, change })))
      // In the same order for every writer, to avoid deadlocks.
      .sort((a, b) => (a.row[key] < b.row[key] ? -1 : 1));
    if (rows.length === 0) return;
    const answer = await db.executeQuery(write(rows.map(({ row }) => row)));
    const written = new Set(answer.rows.map((row) => row[key]));
    for (const { row, change } of rows) {
      if (written.has(row[key])) begun.add(change);
      else lost.add(change);
    }
    for (const change of lost) if (begun.has(change)) throw new HalfWritten();
  }

  await guarded(({ expedientes }) => expedientes, 'id', writes.expedientes);
  await guarded(({ asistencias }) => asistencias, 'id', writes.asistencias);
  await guarded(({ asistenciasInPlace }) => asistenciasInPlace, 'id', writes.asistenciasInPlace);
  await guarded(({ pendientes }) => pendientes, 'id', writes.pendientes);
  await guarded(({ answers }) => answers, 'scope', writes.answers);
  const kept = changes.filter((change) => !lost.has(change));
  for (const { expedienteId, status } of kept.flatMap(({ statuses }) => statuses))
    await db.executeQuery(writes.caseStatus(status, expedienteId, status));
  for (const { expedienteId, from, to } of kept.flatMap(({ handovers }) => handovers))
    await db.executeQuery(writes.handover(to, expedienteId, from));
  for (const { expedienteId, added } of kept.flatMap(({ searches }) => searches))
    await db.executeQuery(writes.search(added, expedienteId, `\n${added}`));
  const entries = kept.flatMap((change) => change.entries);
  if (entries.length > 0) await db.executeQuery(writes.entries(entries));
  return changes.map((change) => (lost.has(change) ? 'conflict' : 'committed'));
}
