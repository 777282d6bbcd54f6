import type { EdgeLayout } from '@conexion/visualizer';
import { expect, test } from 'vitest';
import { inOrder, isOnLine } from './in-order.ts';

const edge = (source: string, kind: string, ...events: string[]): EdgeLayout =>
  ({ source, kind, events }) as unknown as EdgeLayout;

test('what carries the service on comes first, what ends it last, what is only recorded in between', () => {
  const edges = [
    edge('monitoreo', 'closure', 'affiliate.cancelled'),
    edge('monitoreo', 'back', 'provider.released'),
    edge('monitoreo.arribo', 'main', 'provider.arrived'),
    edge('cierre', 'main', 'affiliate.cancelled'),
  ];
  const events = ['affiliate.cancelled', 'provider.monitored', 'provider.released', 'provider.arrived'];
  expect(
    inOrder(
      events.map((type) => ({ type })),
      { state: 'monitoreo.arribo', edges, transitions: [] },
    ).map(({ type }) => type),
  ).toEqual(['provider.arrived', 'provider.monitored', 'provider.released', 'affiliate.cancelled']);
});

test('the conclusion carries the service on: it comes before a correction of what was recorded', () => {
  const concluding = { ...edge('cierre', 'closure', 'conformity.recorded'), closure: 'asistenciaConcluida' };
  const events = [{ type: 'cost.loaded' }, { type: 'conformity.recorded' }];
  expect(
    inOrder(events, { state: 'cierre', edges: [concluding as EdgeLayout], transitions: [] })[0]?.type,
  ).toBe('conformity.recorded');
});

test('a step is proposed on the main line or where it moves nothing, and not back, aside or to an end', () => {
  const state = 'autorizacion.alternativas';
  const edges = [
    edge(state, 'main', 'price.informed'),
    edge(state, 'back', 'denial.explained'),
    edge(state, 'forward', 'exception.requested'),
    edge(state, 'closure', 'alternatives.shared'),
  ];
  const types = ['price.informed', 'quote.received', ...edges.slice(1).flatMap(({ events }) => events)];
  expect(types.filter((type) => isOnLine(type, state, edges))).toEqual(['price.informed', 'quote.received']);
});
