import type { Change } from '../../cases/store.ts';
import {
  answerRow,
  asistenciaRow,
  entryRow,
  expedienteRow,
  inPlaceRow,
  pendienteRow,
} from '../database/rows.ts';

/** What a change writes, by table: plain data, which passes from one thread to another as it is. */
export interface ChangeRows {
  expedientes: readonly ReturnType<typeof expedienteRow>[];
  asistencias: readonly ReturnType<typeof asistenciaRow>[];
  asistenciasInPlace: readonly ReturnType<typeof inPlaceRow>[];
  pendientes: readonly ReturnType<typeof pendienteRow>[];
  answers: readonly ReturnType<typeof answerRow>[];
  entries: readonly ReturnType<typeof entryRow>[];
  /** Cases whose status their asistencias are to repeat. */
  statuses: readonly { expedienteId: string; status: 'abierto' | 'cerrado' }[];
  handovers: readonly NonNullable<Change['handover']>[];
}

/**
 * The rows of a change; `isInPlace` where its asistencia differs from the revision before in nothing by which it is found.
 * Throws where something of it is no JSON.
 */
export function rowsOf(change: Change, now: string, isInPlace: boolean): ChangeRows {
  const { expediente, asistencia, pendientes = [], handover, entries = [], answer, expedienteId } = change;
  return {
    expedientes: expediente ? [expedienteRow(expediente)] : [],
    asistencias: asistencia && !isInPlace ? [asistenciaRow(asistencia)] : [],
    asistenciasInPlace: asistencia && isInPlace ? [inPlaceRow(asistencia)] : [],
    pendientes: pendientes.map(pendienteRow),
    answers: answer ? [answerRow(answer, expedienteId, now)] : [],
    entries: entries.map(entryRow),
    statuses:
      expediente && expediente.revision > 1
        ? [{ expedienteId: expediente.id, status: expediente.status }]
        : [],
    handovers: handover ? [handover] : [],
  };
}
