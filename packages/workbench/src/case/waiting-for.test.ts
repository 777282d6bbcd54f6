import { definition } from '@conexion/machines';
import type { Layout } from '@conexion/visualizer';
import { expect, test } from 'vitest';
import type { Asistencia, Pendiente } from '../api/bodies.ts';
import { waitingFor } from './waiting-for.ts';

const machine = definition();
const since = '2026-03-10T14:00:00Z';
const now = Date.parse('2026-03-10T15:10:00Z');

function waits(state: string, of: Partial<Pendiente> = {}, figures = {}, toleranceMinutes = 0) {
  const asistencia = {
    state,
    closureStatus: null,
    since,
    figures,
    context: { policy: { toleranceMinutes } },
  };
  const pendiente = {
    status: 'pendiente',
    role: null,
    superior: null,
    openedAt: '2026-03-10T15:00:00Z',
    ...of,
  };
  const main = machine.transitions.filter(({ event }) =>
    ['coverage.resolved', 'provider.arrived'].includes(event),
  );
  const edges = main.map(({ id, source }) => ({ kind: 'main', source, transitions: [id] }));
  return waitingFor({
    asistencia: asistencia as unknown as Asistencia,
    pendientes: [pendiente as Pendiente],
    definition: machine,
    edges: edges as unknown as Layout['edges'],
    now,
  });
}

test('a case waits for the role that has its pendiente, since it was opened', () => {
  expect(waits('autorizacion.revisionDelSupervisor', { role: 'supervisor' })).toEqual({
    for: 'role',
    role: 'supervisor',
    since: '2026-03-10T15:00:00Z',
  });
  expect(waits('autorizacion.revisionDelSupervisor', { role: 'supervisor', status: 'atendido' })?.for).toBe(
    'actor',
  );
});

test('an excess waits for the afiliado or a superior', () => {
  expect(waits('prestacionDelServicio.autorizacion', { superior: 'supervisor' })).toEqual({
    for: 'excess',
    since,
  });
});

test('a window that has passed is said only while the provider is on the way, after the tolerance', () => {
  const figures = { latest: '2026-03-10T15:00:00Z' };
  const late = { for: 'lateProvider', since: figures.latest };
  expect(waits('monitoreo.arribo', {}, figures)).toEqual(late);
  expect(waits('monitoreo.arribo', {}, figures, 10)?.for).toBe('actor');
  expect(waits('aperturaDeAsistencia', {}, figures)?.for).toBe('actor');
});

test('else it waits for the actor of the main step, and a closed case for no one', () => {
  expect(waits('monitoreo.arribo')).toEqual({ for: 'actor', actor: 'proveedor', since });
  expect(waits('aperturaDeAsistencia')).toEqual({ for: 'actor', actor: 'coordinador', since });
  const closed = {
    state: 'canceladoAlMomento',
    closureStatus: 'canceladoAlMomento',
  } as unknown as Asistencia;
  expect(waitingFor({ asistencia: closed, pendientes: [], definition: machine, edges: [], now })).toBeNull();
});
