import type { Kysely, Selectable } from 'kysely';
import type { Entry } from '../cases/records.ts';
import { entryOf } from './rows.ts';
import type { Tables } from './schema.ts';
import { prepareWrites } from './write-statements.ts';
import { writeSteps } from './write-steps.ts';

export type BitacoraRow = Omit<Selectable<Tables['bitacora']>, 'position'>;

/** Writes the steps of lines that are in the journal already, in their order; those that are there stay. */
export async function addSteps(db: Kysely<Tables>, lines: readonly BitacoraRow[]): Promise<void> {
  const writes = prepareWrites(db);
  let waiting = lines.map(entryOf);
  while (waiting.length > 0) {
    const taken = new Set<string | null>();
    const [now, later] = [[], []] as [Entry[], Entry[]];
    for (const entry of waiting) {
      (taken.has(entry.asistenciaId) ? later : now).push(entry);
      taken.add(entry.asistenciaId);
    }
    await writeSteps(db, writes, now, new Set());
    waiting = later;
  }
}
