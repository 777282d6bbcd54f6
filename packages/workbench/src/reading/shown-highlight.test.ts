import { definition } from '@conexion/machines';
import { graphOf, standIn } from '@conexion/visualizer';
import { expect, test } from 'vitest';
import { shownHighlight } from './shown-highlight.ts';

const shownAs = standIn(graphOf(definition()), ['monitoreo', 'prestacionDelServicio']);

test('a case within a collapsed stage is shown on its box, and the way it came on the arrows between boxes', () => {
  const highlight = {
    current: 'prestacionDelServicio.prestacionDelServicio',
    visitedStates: [
      'monitoreo.arribo',
      'monitoreo.contactacionYValidacion',
      'prestacionDelServicio.diagnostico',
    ],
    visitedEdges: [
      'asignacionProveedor.confirmacionDelAfiliado>monitoreo.monitoreoAlProveedor',
      'monitoreo.arribo>monitoreo.contactacionYValidacion',
      'monitoreo.contactacionYValidacion>prestacionDelServicio.diagnostico',
      'prestacionDelServicio.autorizacion>prestacionDelServicio.prestacionDelServicio@afiliado',
    ],
  };
  expect(shownHighlight(highlight, shownAs)).toEqual({
    current: 'prestacionDelServicio',
    visitedStates: ['monitoreo', 'prestacionDelServicio'],
    visitedEdges: [
      'asignacionProveedor.confirmacionDelAfiliado>monitoreo',
      'monitoreo>prestacionDelServicio',
    ],
  });
});

test('without a case there is no highlight', () => {
  expect(shownHighlight({}, shownAs)).toEqual({ visitedStates: [], visitedEdges: [] });
});
