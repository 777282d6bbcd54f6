import type { Asistencia, Entry, Expediente, Pendiente } from '../src/cases/records.ts';
import { createIds } from '../src/new-id.ts';

/** Records as the tests of the store write them. */
export const at = '2026-01-05T15:00:00.000Z';

let numbers = 0;
export const newId = () => `id-${String(numbers++).padStart(6, '0')}`;

const newCaseId = createIds();

export const expediente = (fields: Partial<Expediente> = {}): Expediente => ({
  // As the service makes them: a case's id holds the time of its opening.
  id: newCaseId(fields.openedAt ?? at),
  revision: 1,
  status: 'abierto',
  snapshot: { status: 'abierto', total: 0, open: [] },
  coordinator: { id: 'ana', name: 'Ana' },
  openedAt: at,
  holder: { id: 'CC-1', name: 'José Ñañez' },
  contact: { name: 'Rosa', phone: '300' },
  location: { address: 'Calle 1', city: 'Bogotá' },
  call: { id: 'c', startedAt: at },
  ...fields,
});

export const asistencia = (expedienteId: string, fields: Partial<Asistencia> = {}): Asistencia => ({
  id: newId(),
  expedienteId,
  revision: 1,
  type: 'hogar',
  definition: 'electricidad',
  priority: 'emergencia',
  state: 'aperturaDeAsistencia',
  stage: 'aperturaDeAsistencia',
  subStage: null,
  closureStatus: null,
  category: null,
  openedAt: at,
  lastAt: at,
  since: at,
  envelope: { any: 'thing' },
  rewrites: 0,
  ...fields,
});

export const pendiente = (expedienteId: string, fields: Partial<Pendiente> = {}): Pendiente => ({
  id: newId(),
  revision: 1,
  kind: 'manual',
  status: 'pendiente',
  dueAt: at,
  assignee: 'ana',
  role: null,
  superior: null,
  expedienteId,
  asistenciaId: null,
  text: 'x',
  openedAt: at,
  closedAt: null,
  ...fields,
});

export const entry = (of: Asistencia, fields: Partial<Entry> = {}): Entry => ({
  id: newId(),
  kind: 'event',
  expedienteId: of.expedienteId,
  asistenciaId: of.id,
  seq: of.revision,
  type: 'price.informed',
  at,
  by: { id: 'ana', role: 'coordinador', name: 'Ana' },
  payload: {},
  from: 'autorizacion.cotizacion',
  to: 'autorizacion.oferta',
  stage: null,
  subStage: null,
  closureStatus: null,
  clauses: ['5.1.A'],
  passed: [],
  effects: [],
  ...fields,
});

export const answer = (scope: string) => ({ scope, bodyHash: 'h', memory: { of: scope } });
