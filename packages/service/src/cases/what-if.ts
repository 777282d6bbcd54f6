import {
  countWhatIf,
  createWhatIf,
  csvRow,
  type WhatIfChange,
  type WhatIfCounts,
  whatIfColumns,
  whatIfRow,
} from '@conexion/machines';
import type { Deps } from './deps.ts';
import { readLines } from './journal.ts';
import { walkCases } from './walk-cases.ts';

/**
 * Replays every journal under a change, one in memory at a time: counts into `counts`, and yields a
 * CSV of the asistencias that the change would have touched.
 */
export async function* askWhatIf(
  deps: Pick<Deps, 'store' | 'clock'>,
  change: WhatIfChange,
  counts: WhatIfCounts,
): AsyncGenerator<string> {
  const ask = createWhatIf(change);
  yield csvRow(whatIfColumns);
  for await (const { id: expedienteId, asistencias } of walkCases(deps))
    for (const { id, revision } of asistencias) {
      const { opening, events } = await readLines(deps.store, id, revision);
      const found = ask(opening, events);
      countWhatIf(counts, found);
      const row = whatIfRow({ expedienteId, id }, found);
      if (row) yield csvRow(row);
    }
}
