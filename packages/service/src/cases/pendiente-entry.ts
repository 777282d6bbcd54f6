import type { By } from '@conexion/machines';
import type { Deps } from './deps.ts';
import { besideTheMachine, ofTheCase } from './journal.ts';
import type { Entry, Pendiente } from './records.ts';

/**
 * The bitácora's line of what a person did with a pendiente; in its asistencia's, where it has one.
 */
export async function pendienteEntry(
  { store, newId }: Deps,
  { id, kind, expedienteId, asistenciaId }: Pendiente,
  { type, at, by, ...payload }: { type: string; at: string; by: By },
): Promise<Entry> {
  const stamp = { id: newId(), at, by };
  const asistencia = asistenciaId === null ? null : await store.asistencia(asistenciaId);
  return {
    ...(asistencia ? besideTheMachine(stamp, asistencia) : ofTheCase(stamp, expedienteId)),
    kind: 'pendiente',
    type,
    payload: { pendienteId: id, kind, ...payload },
    clauses: ['4.9'],
  };
}
