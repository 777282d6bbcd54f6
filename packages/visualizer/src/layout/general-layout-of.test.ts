import { expedienteMachine, pendienteMachine } from '@conexion/machines';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AnyStateMachine } from 'xstate';
import { pictureFaults } from '../../test/layout/picture-faults.ts';
import { randomPictures } from '../../test/layout/random-pictures.ts';
import { order } from '../../test/machines/order.ts';
import { randomMachine } from '../../test/machines/random.ts';
import toggle from '../../test/machines/toggle.ts';
import { trafficLight } from '../../test/machines/traffic-light.ts';
import { chartOfMachine } from '../graph/chart-of-machine.ts';
import type { Graph } from '../graph/graph.ts';
import { graphOfChart } from '../graph/graph-of-chart.ts';
import { generalLayoutOf } from './general-layout-of.ts';
import type { Layout } from './layout.ts';

const machines: [string, AnyStateMachine][] = [
  ...[toggle, trafficLight, order, expedienteMachine, pendienteMachine].map(
    (machine): [string, AnyStateMachine] => [machine.id, machine],
  ),
  ['60 random states', randomMachine(7, 60)],
  ['25 other random states', randomMachine(11, 25)],
];

describe.each(machines)('the picture of %s', (_, machine) => {
  let graph: Graph;
  let layout: Layout;
  beforeAll(async () => {
    graph = graphOfChart(chartOfMachine(machine));
    layout = await generalLayoutOf(graph, 'es');
  });
  test('shows every state, region, arrow and record', () => {
    expect(layout.states.map(({ id }) => id)).toEqual(graph.states.map(({ id }) => id));
    expect(layout.regions.map(({ id }) => id)).toEqual(graph.regions.map(({ id }) => id));
    expect(layout.edges.map(({ id }) => id)).toEqual(graph.edges.map(({ id }) => id));
    expect(layout.records.map(({ id }) => id).sort()).toEqual(graph.records.map(({ id }) => id).sort());
  });

  test('is the same every time', async () => {
    expect(await generalLayoutOf(graph, 'es')).toEqual(layout);
  });

  test('covers nothing, leads forward from the initial state and keeps texts in their cards', () => {
    expect(pictureFaults(graph, layout)).toEqual([]);
  });
});

test('pictures of random machines have no faults', async () => {
  const { machines, faults } = await randomPictures({ machines: 20, seed: 20_261_129 });
  expect(machines).toBe(20);
  expect(faults).toEqual([]);
});
