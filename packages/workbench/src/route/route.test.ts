import { roles } from '@conexion/machines';
import { expect, test } from 'vitest';
import { allCases } from './case-filters.ts';
import { formatRoute, home, parseRoute, placesOf, type Route, startOf } from './route.ts';

const somewhere: Route = {
  lang: 'en',
  place: 'reading',
  tab: 'todos',
  view: 'flow',
  asistencia: '0195f0a2-1111-7000-8000-000000000000',
  section: 'bitacora',
  settle: 'confirmAfiliado',
  element: { kind: 'edge', id: 'monitoreo.arribo>canceladoPosterior' },
  measured: {
    metric: 'p90',
    from: '2026-01-01',
    to: '2026-02-01',
    type: 'vial',
    city: 'Bogotá',
    coordinator: 'ana',
  },
  filters: { ...allCases, stage: 'cierre', overdue: 'true', order: 'due' },
  reading: 'lanes',
  collapsed: ['monitoreo', 'cierre'],
  search: 'exclusión & más',
  script: null,
  actor: null,
};

test('a link leads back to the same view', () => {
  expect(parseRoute(formatRoute(somewhere))).toEqual(somewhere);
  for (const kind of ['state', 'clause', 'guard', 'event'] as const) {
    const route = { ...somewhere, element: { kind, id: '5.1.G' } };
    expect(parseRoute(formatRoute(route))).toEqual(route);
  }
  expect(parseRoute(formatRoute(home))).toEqual(home);
});

test('only its place has a simulation or an inspected actor in the address', () => {
  const simulation: Route = { ...somewhere, place: 'simulate', script: 'abc-_' };
  expect(parseRoute(formatRoute(simulation))).toEqual(simulation);
  expect(formatRoute({ ...simulation, place: 'cases' })).not.toContain('abc');
  const inspection: Route = { ...somewhere, place: 'inspect', actor: '1/x:0' };
  expect(parseRoute(formatRoute(inspection))).toEqual(inspection);
  expect(formatRoute({ ...inspection, place: 'cases' })).not.toContain('x:0');
});

test('what a link does not say, or says wrongly, is at its default', () => {
  expect(parseRoute('')).toEqual(home);
  expect(parseRoute('#place=nada&tab=nada&view=&lang=f_r&section=x&reading=map&collapsed=')).toEqual(home);
});

test('an address of the time when the cases were the first place still leads to them', () => {
  for (const hash of ['#tab=todos', '#lang=en&asistencia=0195f0a2', '#state=monitoreo.arribo'])
    expect(parseRoute(hash).place).toBe('cases');
  expect(parseRoute('#lang=en').place).toBeNull();
});

test('a user begins where the work of their role is', () => {
  expect(roles.map((role) => [role, startOf(role)])).toEqual([
    ['coordinador', 'agenda'],
    ['supervisor', 'inbox'],
    ['jefe', 'inbox'],
    ['gerencia', 'inbox'],
    ['analista', 'reading'],
  ]);
  for (const role of roles) expect(placesOf(role)).toContain(startOf(role));
});
