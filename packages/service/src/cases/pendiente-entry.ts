import type { By } from '@conexion/machines';
import type { Deps } from './deps.ts';
import { besideTheMachine, ofTheCase } from './journal.ts';
import type { AsistenciaSummary, Entry, Pendiente } from './records.ts';

/**
 * The bitácora's line of what a person did with a pendiente; in its asistencia's, where it has one.
 */
export function pendienteEntry(
  { newId }: Pick<Deps, 'newId'>,
  { pendiente, asistencia }: { pendiente: Pendiente; asistencia: AsistenciaSummary | null },
  { type, at, by, ...payload }: { type: string; at: string; by: By },
): Entry {
  const { id, kind, expedienteId } = pendiente;
  const stamp = { id: newId(), at, by };
  return {
    ...(asistencia ? besideTheMachine(stamp, asistencia) : ofTheCase(stamp, expedienteId)),
    kind: 'pendiente',
    type,
    payload: { pendienteId: id, kind, ...payload },
    clauses: ['4.9'],
  };
}
