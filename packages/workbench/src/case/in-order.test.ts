import type { EdgeLayout } from '@conexion/visualizer';
import { expect, test } from 'vitest';
import { inOrder } from './in-order.ts';

const edge = (source: string, kind: string, ...events: string[]) =>
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
