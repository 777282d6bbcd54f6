import type { AsistenciaSnapshot } from '@conexion/machines';
import { recordOf, snapshotOf } from './asistencia-view.ts';
import type { Deps } from './deps.ts';
import { DecidedOtherwise, readLines, replayLines } from './journal.ts';
import type { Asistencia, Entry } from './records.ts';

/**
 * An asistencia at a revision, replayed from its journal, with the last line up to it. Where
 * today's rules decide one of those lines otherwise, the asistencia as it is now. Throws a
 * `SnapshotError` where a newer version has written it.
 */
export async function asistenciaAt(
  { store, procedure }: Pick<Deps, 'store' | 'procedure'>,
  found: Asistencia,
  revision: number,
): Promise<{ record: Asistencia; snapshot: AsistenciaSnapshot; last: Entry }> {
  const now = snapshotOf(procedure, found);
  const lines = await readLines(store, found.id, revision);
  const { last, since } = lines;
  try {
    const replayed = recordOf(procedure, { ...found, since }, replayLines(procedure, lines), revision);
    // Restored from the stored form, as in the first answer: not even the order of fields differs.
    const { snapshot } = procedure.unpack(replayed.envelope);
    return { record: recordOf(procedure, { ...found, since }, snapshot, revision), snapshot, last };
  } catch (error) {
    if (!(error instanceof DecidedOtherwise)) throw error;
    return { record: found, snapshot: now, last };
  }
}
