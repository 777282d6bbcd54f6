import { v7 } from 'uuid';
import type { Asistencia } from '../../cases/records.ts';
import { type ChangeRows, inPlaceRow, rowsOf } from './change-rows.ts';

/** A change that sends every statement that a commit can send, about a case that does not exist. */
export function probeRows(now: string): ChangeRows {
  const id = v7();
  const by = { id: 'conexion', role: 'analista' } as const;
  const where = { stage: null, subStage: null, closureStatus: null } as const;
  const asistencia: Asistencia = {
    ...where,
    id,
    expedienteId: id,
    revision: 1,
    type: '',
    definition: '',
    priority: '',
    state: 'aperturaDeAsistencia',
    category: null,
    openedAt: now,
    lastAt: now,
    since: now,
    envelope: {},
    rewrites: 0,
  };
  const rows = rowsOf(
    {
      expediente: {
        id,
        revision: 1,
        status: 'abierto',
        snapshot: { status: 'abierto', total: 0, open: [] },
        coordinator: { id, name: null },
        openedAt: now,
        holder: { id, name: '' },
        contact: { name: '', phone: '' },
        location: { address: '', city: '' },
        call: { id, startedAt: now },
      },
      asistencia,
      pendientes: [
        {
          id,
          revision: 1,
          kind: 'manual',
          status: 'pendiente',
          dueAt: now,
          assignee: null,
          ofCoordinator: true,
          role: null,
          superior: null,
          expedienteId: id,
          asistenciaId: id,
          text: null,
          openedAt: now,
          closedAt: null,
        },
      ],
      handover: { expedienteId: id, from: id, to: id },
      entries: [
        {
          ...where,
          id,
          kind: 'note',
          expedienteId: id,
          asistenciaId: id,
          seq: 1,
          type: 'note',
          at: now,
          by,
          payload: {},
          from: null,
          to: null,
          clauses: [],
          passed: [],
          effects: [],
        },
      ],
      answer: { scope: id, bodyHash: '', memory: null },
      expedienteId: id,
    },
    now,
    false,
  );
  return {
    ...rows,
    asistenciasInPlace: [inPlaceRow({ ...asistencia, revision: 2 })],
    statuses: [{ expedienteId: id, status: 'abierto' }],
  };
}
