import {
  type AllowedEvent,
  type AsistenciaSnapshot,
  allowedEvents,
  type By,
  describe,
  pack,
} from '@conexion/machines';
import type { Asistencia, AsistenciaSummary } from './records.ts';

/** An asistencia as its caller sees it. */
export interface AsistenciaView extends AsistenciaSummary {
  context: AsistenciaSnapshot['context'];
  /** The events that this caller could have accepted now, with some payload. */
  allowed: readonly AllowedEvent[];
}

export function viewOf(
  { envelope: _, ...summary }: Asistencia,
  snapshot: AsistenciaSnapshot,
  who: { at: string; by: By },
): AsistenciaView {
  return { ...summary, context: snapshot.context, allowed: allowedEvents(snapshot, who) };
}

/** The record of an asistencia at a revision of it. */
export function recordOf(
  { id, expedienteId }: Pick<Asistencia, 'id' | 'expedienteId'>,
  snapshot: AsistenciaSnapshot,
  revision: number,
): Asistencia {
  const { service, openedAt, lastAt } = snapshot.context;
  const { state, stage, subStage, closureStatus, category } = describe(snapshot);
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
    envelope: pack(snapshot, revision - 1),
  };
}
