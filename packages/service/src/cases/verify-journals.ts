import { isDeepStrictEqual } from 'node:util';
import type { Envelope } from '@conexion/machines';
import { recordOf } from './asistencia-view.ts';
import type { Deps } from './deps.ts';
import { replayJournal } from './journal.ts';
import type { Asistencia } from './records.ts';
import { walkCases } from './walk-cases.ts';

/** What was found of one asistencia. */
export interface Finding {
  asistencia: Asistencia;
  /** What its journal gives: its record, snapshot included; null where it cannot be replayed. */
  replayed: Asistencia | null;
  /** Nothing is wrong where it is empty. */
  faults: string[];
  /** Its snapshot was written by an older version, and is restored by way of its migrations. */
  isOld: boolean;
}

/** Replays every journal and compares what it gives with the snapshot and the columns that are kept. */
export async function* verifyJournals(
  deps: Pick<Deps, 'store' | 'clock' | 'procedure'>,
): AsyncGenerator<Finding> {
  for await (const { asistencias } of walkCases(deps))
    for (const { id } of asistencias) {
      const asistencia = await deps.store.asistencia(id);
      if (asistencia) yield await verify(deps, asistencia);
    }
}

async function verify(deps: Pick<Deps, 'store' | 'procedure'>, asistencia: Asistencia): Promise<Finding> {
  const { version } = asistencia.envelope as Envelope;
  const isOld = version < deps.procedure.version;
  try {
    const { snapshot, last, since } = await replayJournal(deps, asistencia.id, asistencia.revision);
    // As it would be read back: a field left out is not one that is undefined.
    const replayed: Asistencia = JSON.parse(
      JSON.stringify(recordOf(deps.procedure, { ...asistencia, since }, snapshot, asistencia.revision)),
    );
    const faults = last.seq === asistencia.revision ? [] : [`the journal ends at ${last.seq}`];
    for (const [field, value] of Object.entries(replayed))
      if (
        !(isOld && field === 'envelope') &&
        !isDeepStrictEqual(value, asistencia[field as keyof Asistencia])
      )
        faults.push(`${field} is not what the journal gives`);
    return { asistencia, replayed, faults, isOld };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { asistencia, replayed: null, faults: [`cannot be replayed: ${why}`], isOld };
  }
}
