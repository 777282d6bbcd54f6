import type { Kysely, Selectable } from 'kysely';
import { entryOf } from './rows.ts';
import type { Tables } from './schema.ts';
import { stepRows } from './step-row.ts';
import { prepareWrites } from './write-statements.ts';

export type BitacoraRow = Omit<Selectable<Tables['bitacora']>, 'position'>;

/** Writes the steps of lines that are in the journal already, in their order; those that are there stay. */
export async function addSteps(db: Kysely<Tables>, lines: readonly BitacoraRow[]): Promise<void> {
  const writes = prepareWrites(db);
  let waiting = lines.map(entryOf).flatMap(stepRows);
  while (waiting.length > 0) {
    // A step is measured from the one before it: of each asistencia one at a time.
    const taken = new Set<string>();
    const [now, later] = [[], []] as [typeof waiting, typeof waiting];
    for (const row of waiting) {
      (taken.has(row.asistencia_id) ? later : now).push(row);
      taken.add(row.asistencia_id);
    }
    await db.executeQuery(writes.steps(now));
    waiting = later;
  }
}
