import { isDeepStrictEqual } from 'node:util';
import { type AsistenciaSnapshot, type Envelope, isFromVersion1, SnapshotError } from '@conexion/machines';
import { recordOf, snapshotOf } from './asistencia-view.ts';
import type { Deps } from './deps.ts';
import { DecidedOtherwise, readLines, replayLines } from './journal.ts';
import type { Asistencia } from './records.ts';
import { walkCases } from './walk-cases.ts';

/** The findings about one asistencia. */
export interface Finding {
  asistencia: Asistencia;
  /** Empty where nothing is wrong. */
  faults: readonly string[];
  /**
   * A line of version 1 that today's rules decide otherwise. It is not a fault, and the replay
   * stops there.
   */
  decidedOtherwise: string | null;
}

/**
 * Replays every journal and compares what it gives with the snapshot and the columns that are kept.
 */
export async function* verifyJournals(
  deps: Pick<Deps, 'store' | 'clock' | 'procedure'>,
): AsyncGenerator<Finding> {
  for await (const { asistencias } of walkCases(deps))
    for (const { id } of asistencias) {
      const asistencia = await deps.store.asistencia(id);
      if (asistencia) yield { asistencia, ...(await verify(deps, asistencia)) };
    }
}

async function verify(
  { store, procedure }: Pick<Deps, 'store' | 'procedure'>,
  asistencia: Asistencia,
): Promise<Omit<Finding, 'asistencia'>> {
  try {
    const stored = snapshotOf(procedure, asistencia);
    const lines = await readLines(store, asistencia.id, asistencia.revision);
    const isOfVersion1 = isFromVersion1(lines.opening.payload);
    const { version } = asistencia.envelope as Envelope;
    const [replayed, decidedOtherwise] = replayOr(stored, () => replayLines(procedure, lines), isOfVersion1);
    // A replay cannot give what a migration leaves out, nor what version 1 kept by its own rules.
    const isMigrated = version < procedure.version || isOfVersion1;
    const record = recordOf(procedure, { ...asistencia, since: lines.since }, replayed, asistencia.revision);
    return { faults: [...faultsOf(asistencia, record, lines.last.seq, isMigrated)], decidedOtherwise };
  } catch (error) {
    if (error instanceof SnapshotError)
      return { faults: [`${error.code}: ${error.message}`], decidedOtherwise: null };
    const why = error instanceof Error ? error.message : String(error);
    return { faults: [`cannot be replayed: ${why}`], decidedOtherwise: null };
  }
}

/**
 * The result of a replay. Where today's rules cannot replay a journal of version 1: what is stored,
 * with the reason.
 */
function replayOr(
  stored: AsistenciaSnapshot,
  replay: () => AsistenciaSnapshot,
  isOfVersion1: boolean,
): [AsistenciaSnapshot, string | null] {
  try {
    return [replay(), null];
  } catch (error) {
    if (!isOfVersion1 || !(error instanceof DecidedOtherwise)) throw error;
    return [stored, error.message];
  }
}

function* faultsOf(
  asistencia: Asistencia,
  record: Asistencia,
  lastSeq: number,
  isMigrated: boolean,
): Generator<string> {
  if (lastSeq !== asistencia.revision) yield `the journal ends at ${lastSeq}`;
  // As it would be read back: JSON leaves out undefined fields.
  for (const [field, value] of Object.entries(JSON.parse(JSON.stringify(record))))
    if (
      !(isMigrated && field === 'envelope') &&
      !isDeepStrictEqual(value, asistencia[field as keyof Asistencia])
    )
      yield `${field} is not what the journal gives`;
}
