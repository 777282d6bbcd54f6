import { definition } from '@conexion/machines';
import { describe, expect, test } from 'vitest';
import { collapse } from '../graph/collapse.ts';
import { graphOf } from '../graph/graph-of.ts';
import { layoutOf } from '../layout/layout-of.ts';
import { coverageOverlay, parseCoverage } from './coverage-overlay.ts';

const graph = graphOf(definition());
const layout = layoutOf(graph, 'es');
const [first, second] = layout.edges.find(({ transitions }) => transitions.length > 1)?.transitions ?? [];
const counts = {
  states: { 'monitoreo.arribo': 99, 'monitoreo.monitoreoAlProveedor': 1 },
  transitions: { [first ?? '']: 12_345, [second ?? '']: 7 },
};

describe('a coverage file', () => {
  test('is read', () => {
    expect(parseCoverage(JSON.stringify({ ...counts, more: true }))).toEqual(counts);
  });

  test.each([
    '',
    'null',
    '[]',
    '{}',
    '{"states":{}}',
    '{"states":{"a":"1"},"transitions":{}}',
    '{"states":[],"transitions":{}}',
  ])('is recognized: %s is not one', (text) => {
    expect(parseCoverage(text)).toBe(null);
  });

  test('becomes values of states and of arrows, with the sum of their transitions', () => {
    const { values, scale } = coverageOverlay(counts, layout);
    const edge = layout.edges.find(({ transitions }) => transitions.includes(first ?? ''));
    expect(scale).toBe('coverage');
    expect(values[edge?.id ?? '']).toEqual({ value: 1, text: '12k', title: 'Veces recorrido: 12352' });
    expect(values['monitoreo.arribo']).toMatchObject({ text: '99' });
    expect(values['autorizacion.oferta']).toEqual({ value: 0, text: '0', title: 'Nunca recorrido' });
    for (const { id } of [...layout.states, ...layout.edges, ...layout.records])
      expect(values[id]).toBeDefined();
  });

  test('gives a collapsed stage the sum of its states', () => {
    const { values } = coverageOverlay(counts, layoutOf(collapse(graph, ['monitoreo']), 'en'));
    expect(values.monitoreo).toMatchObject({ text: '100', title: 'Times walked: 100' });
  });
});
