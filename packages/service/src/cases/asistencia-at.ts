import type { AsistenciaSnapshot } from '@conexion/machines';
import { recordOf, snapshotOf } from './asistencia-view.ts';
import type { Deps } from './deps.ts';
import { DecidedOtherwise, readLines, replayLines } from './journal.ts';
import type { Asistencia, Entry } from './records.ts';

/**
 * An asistencia as it was at a revision, by its journal, with the last line until then; as it is
 * now where today's rules decide one of those lines otherwise. Throws a `SnapshotError` where a
 * newer version has written it.
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
    // As the first time: restored from what is stored, so that not even the order of a field
    // differs.
    const { snapshot } = procedure.unpack(replayed.envelope);
    return { record: recordOf(procedure, { ...found, since }, snapshot, revision), snapshot, last };
  } catch (error) {
    if (!(error instanceof DecidedOtherwise)) throw error;
    return { record: found, snapshot: now, last };
  }
}
