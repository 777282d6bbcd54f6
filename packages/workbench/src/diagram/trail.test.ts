import type { EdgeLayout } from '@conexion/visualizer';
import { expect, test } from 'vitest';
import { isWithin, trailOf } from './trail.ts';

const edge = (source: string, target: string, ...events: string[]) =>
  ({ id: `${source}>${target}`, source, target, events }) as unknown as EdgeLayout;

const layout = {
  edges: [
    edge('apertura', 'autorizacion.explicacion', 'coverage.resolved'),
    edge('autorizacion', 'cancelado', 'request.withdrawn'),
  ],
  records: [],
};
const move = (type: string, from: string | null, to: string | null, kind = 'event') => ({
  kind,
  type,
  from,
  to,
});

test('the way is in order, from the opening on; notes and pendientes leave no trace', () => {
  const trail = trailOf(layout, [
    move('asistencia.opened', null, 'apertura', 'opening'),
    move('note', null, null, 'note'),
    move('coverage.resolved', 'apertura', 'autorizacion.explicacion'),
    move('pendiente.postponed', 'x', 'y', 'pendiente'),
    move('request.withdrawn', 'autorizacion.explicacion', 'cancelado'),
  ]);
  expect(trail).toEqual({
    visitedStates: ['apertura', 'autorizacion.explicacion', 'cancelado'],
    visitedEdges: ['apertura>autorizacion.explicacion', 'autorizacion>cancelado'],
  });
});

test('what the picture does not have is not on the way', () => {
  expect(trailOf(layout, [move('coverage.resolved', 'autorizacion', 'apertura')]).visitedEdges).toEqual([]);
});

test('a state is within itself and its stage, not within what only begins alike', () => {
  expect(isWithin('monitoreo.arribo', 'monitoreo')).toBe(true);
  expect(isWithin('monitoreo', 'monitoreo')).toBe(true);
  expect(isWithin('monitoreoAlProveedor', 'monitoreo')).toBe(false);
});
