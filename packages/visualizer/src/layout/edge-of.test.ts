import { definition } from '@conexion/machines';
import { describe, expect, test } from 'vitest';
import { graphOf } from '../graph/graph-of.ts';
import { edgeOf } from './edge-of.ts';
import { layoutOf } from './layout-of.ts';

const machine = definition();
const layout = layoutOf(graphOf(machine), 'es');

describe('the arrow of an entry of the bitácora', () => {
  test('is found for every transition from every state that it leaves', () => {
    const leaves = layout.states.map(({ id }) => id);
    for (const { id, source, target, event } of machine.transitions) {
      for (const from of leaves.filter((leaf) => leaf === source || leaf.startsWith(`${source}.`))) {
        const found = edgeOf(layout, { from, to: target ?? from, event });
        const element = [...layout.edges, ...layout.records].find((candidate) => candidate.id === found);
        expect(element?.transitions, `${id} from ${from}`).toContain(id);
      }
    }
  });

  test('that leaves a region is found from its states', () => {
    const passage = { from: 'monitoreo.arribo', to: 'canceladoPosterior', event: 'affiliate.cancelled' };
    expect(edgeOf(layout, passage)).toBe('monitoreo>canceladoPosterior');
  });

  test('is a record where nothing moved', () => {
    const passage = {
      from: 'autorizacion.cotizacion',
      to: 'autorizacion.cotizacion',
      event: 'quote.received',
    };
    expect(edgeOf(layout, passage)).toBe('autorizacion.cotizacion!quote.received');
  });

  test('is null for a note, for the opening and for an unknown event', () => {
    expect(edgeOf(layout, { from: null, to: 'aperturaDeAsistencia', event: null })).toBeNull();
    expect(
      edgeOf(layout, { from: 'cierre.cargaDeCosto', to: 'monitoreo.arribo', event: 'cost.loaded' }),
    ).toBeNull();
  });
});
