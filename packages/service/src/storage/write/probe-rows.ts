import { v7 } from 'uuid';
import type { Asistencia, Entry, Expediente } from '../../cases/records.ts';
import type { PendienteWrite } from '../../cases/store.ts';
import { type ChangeRows, inPlaceRow, rowsOf } from './change-rows.ts';

const nowhere = { stage: null, subStage: null, closureStatus: null } as const;

/** A change that sends every statement that a commit can send, about a case that does not exist. */
export function probeRows(now: string): ChangeRows {
  const id = v7();
  const asistencia = asistenciaOf(id, now);
  const rows = rowsOf(
    {
      expediente: expedienteOf(id, now),
      asistencia,
      pendientes: [pendienteOf(id, now)],
      handover: { expedienteId: id, from: id, to: id },
      entries: [entryOf(id, now)],
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

const expedienteOf = (id: string, now: string): Expediente => ({
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
});

const asistenciaOf = (id: string, now: string): Asistencia => ({
  ...nowhere,
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
});

const pendienteOf = (id: string, now: string): PendienteWrite => ({
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
});

const entryOf = (id: string, now: string): Entry => ({
  ...nowhere,
  id,
  kind: 'note',
  expedienteId: id,
  asistenciaId: id,
  seq: 1,
  type: 'note',
  at: now,
  by: { id: 'conexion', role: 'analista' },
  payload: {},
  from: null,
  to: null,
  clauses: [],
  passed: [],
  effects: [],
});
