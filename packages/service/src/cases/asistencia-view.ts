import {
  type AnyHost,
  type AsistenciaSnapshot,
  type By,
  type Figures,
  figuresOf,
  SnapshotError,
} from '@conexion/machines';
import type { Allowed } from './outcome.ts';
import type { Asistencia, AsistenciaSummary } from './records.ts';

/** An asistencia as its caller sees it. */
export interface AsistenciaView extends AsistenciaSummary {
  context: AsistenciaSnapshot['context'];
  /** The events that this caller could have accepted now, with some payload. */
  allowed: readonly Allowed[];
  /** The other events of its state, and what stands against each. */
  blocked: ReturnType<AnyHost['blocked']>;
  /** What its amounts come to. */
  figures: Figures;
}

/**
 * Snapshots by the envelope that holds them: restoring one costs as much as a decision, and neither
 * ever changes.
 */
const restored = new WeakMap<object, AsistenciaSnapshot>();

/**
 * The snapshot of a record. Throws a `SnapshotError`, which names the asistencia, where this
 * version cannot restore it.
 */
export function snapshotOf(
  procedure: AnyHost,
  { id, envelope }: Pick<Asistencia, 'id' | 'envelope'>,
): AsistenciaSnapshot {
  const known = restored.get(envelope);
  if (known) return known;
  try {
    const { snapshot } = procedure.unpack(envelope);
    restored.set(envelope, snapshot);
    return snapshot;
  } catch (error) {
    if (!(error instanceof SnapshotError)) throw error;
    throw new SnapshotError(error.code, `asistencia ${id}: ${error.message}`, { cause: error });
  }
}

/** An asistencia as lists show it. */
export const summaryOf = ({ envelope: _, rewrites: __, ...summary }: Asistencia): AsistenciaSummary =>
  summary;

export function viewOf(
  procedure: AnyHost,
  asistencia: Asistencia,
  snapshot: AsistenciaSnapshot,
  who: { at: string; by: By },
): AsistenciaView {
  const { context } = snapshot;
  return {
    ...summaryOf(asistencia),
    context,
    allowed: procedure.allowed(snapshot, who),
    blocked: procedure.blocked(snapshot, who),
    figures: figuresOf(context),
  };
}

/** The record of an asistencia at a revision of it. */
export function recordOf(
  procedure: AnyHost,
  { id, expedienteId, since, rewrites }: Pick<Asistencia, 'id' | 'expedienteId' | 'since' | 'rewrites'>,
  snapshot: AsistenciaSnapshot,
  revision: number,
): Asistencia {
  const { service, openedAt, lastAt } = snapshot.context;
  const { state, stage, subStage, closureStatus, category } = procedure.describe(snapshot);
  const envelope = procedure.pack(snapshot, revision - 1);
  restored.set(envelope, snapshot);
  return {
    id,
    expedienteId,
    revision,
    type: service.type,
    definition: service.definition,
    priority: service.priority,
    state,
    stage,
    subStage,
    closureStatus,
    category,
    openedAt,
    lastAt,
    since,
    envelope,
    rewrites,
  };
}
