import { definition, stages } from '@conexion/machines';
import { describe, expect, test } from 'vitest';
import { graphOf } from './graph-of.ts';

const machine = definition();
const graph = graphOf(machine);

describe('the regions of the graph', () => {
  test('are the five stages in order, with the authorization between the first and the second', () => {
    expect(graph.regions.map(({ id, number }) => [id, number])).toEqual([
      ['aperturaDeAsistencia', 1],
      ['autorizacion', null],
      ['asignacionProveedor', 2],
      ['monitoreo', 3],
      ['prestacionDelServicio', 4],
      ['cierre', 5],
    ]);
  });

  test('hold the sub-stages of 5.2.A in their order', () => {
    for (const { id, number, subStages } of stages.slice(1)) {
      const states = graph.states.filter(({ region }) => region === id);
      expect(states.map(({ number }) => number)).toEqual(subStages.map((_, i) => `${number}.${i + 1}`));
      expect(states.map(({ id }) => id)).toEqual(subStages.map((sub) => `${id}.${sub.id}`));
    }
  });

  test('hold the status proveedorConcluido during cierre, and no other (4.4)', () => {
    expect(graph.regions.filter(({ held }) => held).map(({ id, held }) => [id, held?.status])).toEqual([
      ['cierre', 'proveedorConcluido'],
    ]);
  });
});

describe('the arrows of the graph', () => {
  test('stand for every transition of the machine exactly once, with what is only recorded', () => {
    const steps = [...graph.edges.flatMap(({ steps }) => steps), ...graph.records.map(({ step }) => step)];
    const drawn = steps.flatMap(({ ways }) => ways.map(({ transition }) => transition));
    expect([...drawn].sort()).toEqual(machine.transitions.map(({ id }) => id).sort());
  });

  test('are one for each pair of ends', () => {
    const pairs = graph.edges.map(({ source, target }) => `${source} ${target}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    expect(new Set([...graph.edges, ...graph.records].map(({ id }) => id)).size).toBe(
      graph.edges.length + graph.records.length,
    );
  });

  test('lead to a state', () => {
    const states = new Set(graph.states.map(({ id }) => id));
    expect(graph.edges.filter(({ target }) => !states.has(target))).toEqual([]);
  });

  test('follow the stages and sub-stages of 5.2.A, and the authorization by its shortest way', () => {
    const main = graph.edges.filter(({ kind }) => kind === 'main').map(({ id }) => id);
    expect(main).toContain('aperturaDeAsistencia>asignacionProveedor.asignacionProveedor');
    expect(main).toContain('monitoreo.arribo>monitoreo.contactacionYValidacion');
    expect(main).toContain('prestacionDelServicio.terminacionDelServicio>cierre.cargaDeCosto');
    expect(main.filter((id) => id.startsWith('autorizacion'))).toEqual([
      'autorizacion.explicacion>autorizacion.cotizacion',
      'autorizacion.cotizacion>autorizacion.oferta',
      'autorizacion.oferta>asignacionProveedor.asignacionProveedor',
    ]);
  });

  test('lead back where a provider is released or the authorization comes after the assignment (5.1.D)', () => {
    const kindOf = (id: string) => graph.edges.find((edge) => edge.id === id)?.kind;
    expect(kindOf('monitoreo>asignacionProveedor.asignacionProveedor')).toBe('back');
    expect(kindOf('asignacionProveedor.asignacionProveedor>autorizacion.explicacion')).toBe('back');
    expect(kindOf('monitoreo.monitoreoAlProveedor>monitoreo.contactacionYValidacion')).toBe('forward');
    expect(kindOf('monitoreo>canceladoPosterior')).toBe('closure');
  });
});

test('a transition to an unknown place is an error in the definition', () => {
  const [first] = machine.transitions;
  if (!first) throw new Error('The machine has no transition');
  const broken = { ...machine, transitions: [{ ...first, target: 'nowhere' as never }] };
  expect(() => graphOf(broken)).toThrow('nowhere');
});
