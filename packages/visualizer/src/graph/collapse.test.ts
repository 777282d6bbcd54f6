import { definition } from '@conexion/machines';
import { describe, expect, test } from 'vitest';
import { pictureFaults } from '../../test/layout/picture-faults.ts';
import { randomMachine } from '../../test/machines/random.ts';
import { trafficLight } from '../../test/machines/traffic-light.ts';
import { generalLayoutOf } from '../layout/general-layout-of.ts';
import { chartOfMachine } from './chart-of-machine.ts';
import { collapse, collapsibleRegions, standIn } from './collapse.ts';
import { graphOf } from './graph-of.ts';
import { graphOfChart } from './graph-of-chart.ts';

const graph = graphOf(definition());
const closed = collapse(graph, ['monitoreo']);
const transitionsOf = ({ ways }: { ways: { transition: string }[] }) =>
  ways.map(({ transition }) => transition);

describe('a collapsed stage', () => {
  test('is one box that says how many states and steps it holds', () => {
    const within = closed.states.filter(({ region }) => region === 'monitoreo');
    expect(within.map(({ id, number, holds }) => ({ id, number, holds }))).toEqual([
      { id: 'monitoreo', number: '3', holds: { states: 4, steps: 19 } },
    ]);
  });

  test('keeps every arrow that enters or leaves it, as one for each pair of ends, and none within', () => {
    const moves = graph.edges.filter(({ source, target }) => {
      const inside = (id: string) => id.split('.')[0] === 'monitoreo';
      return !(inside(source) && inside(target));
    });
    const expected = moves.flatMap(({ steps }) => steps.flatMap(transitionsOf)).sort();
    expect(closed.edges.flatMap(({ steps }) => steps.flatMap(transitionsOf)).sort()).toEqual(expected);
    const pairs = closed.edges.map(({ id }) => id);
    expect(new Set(pairs).size).toBe(pairs.length);
    expect(closed.edges.filter(({ id }) => id === 'monitoreo>proveedorCancelado')).toHaveLength(1);
  });

  test('keeps the main line', () => {
    const main = closed.edges.filter(({ kind }) => kind === 'main').map(({ id }) => id);
    expect(main).toContain('asignacionProveedor.confirmacionDelAfiliado>monitoreo');
    expect(main).toContain('monitoreo>prestacionDelServicio.diagnostico');
  });

  test('tells the same event of the same actor once', () => {
    const cancelled = closed.edges.find(({ id }) => id === 'monitoreo>proveedorCancelado');
    expect(cancelled?.steps.map(({ event }) => event)).toEqual(['reschedule.declined']);
    expect(cancelled?.steps[0]?.ways).toHaveLength(3);
  });
});

test.each([
  ['monitoreo.arribo', 'monitoreo'],
  ['cierre.cargaDeCosto', 'cierre.cargaDeCosto'],
  ['monitoreo.arribo>monitoreo.contactacionYValidacion', 'monitoreo'],
  ['monitoreo.arribo>proveedorCancelado', 'monitoreo>proveedorCancelado'],
  ['monitoreo>canceladoPosterior', 'monitoreo>canceladoPosterior'],
  ['monitoreo.arribo!provider.monitored', 'monitoreo'],
  ['cierre!cost.approved', 'cierre!cost.approved'],
])('%s is shown as %s where monitoreo is collapsed', (id, shown) => {
  expect(standIn(graph, ['monitoreo'])(id)).toBe(shown);
});

test('everything of the whole graph has something that stands for it', () => {
  const ids = [...graph.states, ...graph.edges, ...graph.records].map(({ id }) => id);
  const drawn = new Set([...closed.states, ...closed.edges, ...closed.records].map(({ id }) => id));
  expect(ids.map(standIn(graph, ['monitoreo'])).filter((id) => !drawn.has(id))).toEqual([]);
});

test('a stage that is its own only state cannot be collapsed', () => {
  expect(collapsibleRegions(graph).map(({ id }) => id)).toEqual([
    'autorizacion',
    'asignacionProveedor',
    'monitoreo',
    'prestacionDelServicio',
    'cierre',
  ]);
  expect(collapse(graph, ['aperturaDeAsistencia', 'nowhere'])).toBe(graph);
});

test('a region of any machine is collapsed with the regions in it', () => {
  const whole = graphOfChart(chartOfMachine(trafficLight));
  const [outer, inner] = whole.regions.map(({ id }) => id) as [string, string];
  for (const ids of [[outer], [outer, inner]]) {
    const { states, regions, edges } = collapse(whole, ids);
    expect(states.filter(({ holds }) => holds).map(({ id }) => id)).toEqual([outer]);
    expect(regions.map(({ id }) => id)).toEqual([outer]);
    for (const { source, target } of edges) expect(states.map(({ id }) => id)).toContain(source && target);
  }
  expect(collapse(whole, [inner]).states.find(({ holds }) => holds)?.id).toBe(inner);
});

test('two hundred states are few boxes once collapsed, drawn without faults', async () => {
  const whole = graphOfChart(chartOfMachine(randomMachine(7, 200)));
  const closed = collapse(
    whole,
    collapsibleRegions(whole).map(({ id }) => id),
  );
  expect(closed.states.length).toBeLessThan(whole.states.length / 2);
  expect(closed.states.every(({ region, id }) => region === null || region === id)).toBe(true);
  const small = graphOfChart(chartOfMachine(randomMachine(7, 40)));
  const drawn = collapse(
    small,
    collapsibleRegions(small).map(({ id }) => id),
  );
  expect(pictureFaults(drawn, await generalLayoutOf(drawn, 'en'))).toEqual([]);
});
