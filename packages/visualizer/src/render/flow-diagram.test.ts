import { definition, languages, textIn } from '@conexion/machines';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { graphOf } from '../graph/graph-of.ts';
import { layoutOf } from '../layout/layout-of.ts';
import { FlowDiagram, type FlowDiagramProps } from './flow-diagram.tsx';

const graph = graphOf(definition());
const layout = layoutOf(graph, 'es');
const draw = (props: Partial<FlowDiagramProps> = {}) =>
  renderToStaticMarkup(createElement(FlowDiagram, { layout, ...props }));

/** The opening tag of the element with an id, as it is drawn. */
const tagOf = (markup: string, id: string) =>
  markup.match(new RegExp(`<g[^>]*data-id="${id.replace('>', '&gt;')}"[^>]*>`))?.[0] ?? '';

describe('the picture', () => {
  test('is one svg, the same bytes every time', () => {
    expect(draw()).toMatch(/^<svg .*<\/svg>$/s);
    expect(draw()).toBe(draw());
  });

  test.each(languages)('shows every label and every clause of the machine in %s', (lang) => {
    const markup = draw({ layout: layoutOf(graph, lang) });
    const texts = [...markup.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text).join(' ');
    const escaped = (text: string) => text.replaceAll("'", '&#x27;');
    for (const { label } of [...graph.regions, ...graph.states])
      expect(texts).toContain(escaped(textIn(label, lang)));
    for (const { label } of graph.edges.flatMap(({ steps }) => steps)) {
      expect(texts).toContain(escaped(textIn(label, lang)));
    }
    for (const { clause } of layout.clauses.entries.filter(({ clause }) => clause !== 'ours')) {
      expect(texts).toContain(clause);
    }
  });

  test('can be reached part by part with the keyboard, each with its words', () => {
    const markup = draw();
    for (const { id, title } of [...layout.states, ...layout.edges, ...layout.records]) {
      const tag = tagOf(markup, id);
      expect(tag, id).toContain('tabindex="0"');
      expect(tag, id).toContain('role="img"');
      expect(markup).toContain(`<title>${title.replaceAll('>', '&gt;').replaceAll("'", '&#x27;')}</title>`);
    }
  });

  test('has buttons only where something happens when they are pressed', () => {
    expect(draw()).not.toContain('role="button"');
    expect(tagOf(draw({ onSelect: () => {} }), 'cierre.cargaDeCosto')).toContain('role="button"');
  });

  test('shows where a case is and the way that it came, in order', () => {
    const passed = 'autorizacion.explicacion>autorizacion.cotizacion';
    const recorded = 'autorizacion.cotizacion!quote.received';
    const markup = draw({
      highlight: {
        current: 'autorizacion.cotizacion',
        visitedStates: ['autorizacion.explicacion'],
        visitedEdges: [passed, recorded, recorded],
      },
    });
    expect(tagOf(markup, 'autorizacion.cotizacion')).toMatch(/current.*aria-current="step"/);
    expect(tagOf(markup, 'autorizacion.explicacion')).toContain('visited');
    expect(tagOf(markup, passed)).toContain('visited');
    expect(tagOf(markup, recorded)).toContain('visited');
    expect(markup).toContain('>2·3</text>');
    expect(tagOf(markup, 'monitoreo.arribo')).not.toContain('visited');
  });

  test('shows every place of a machine that is in several at once', () => {
    const markup = draw({ highlight: { current: 'monitoreo.arribo', alsoIn: ['autorizacion.oferta'] } });
    for (const place of ['monitoreo.arribo', 'autorizacion.oferta'])
      expect(tagOf(markup, place)).toContain('aria-current="step"');
  });

  test('marks what is selected, whatever it is', () => {
    for (const id of ['cierre.cargaDeCosto', 'monitoreo>canceladoPosterior', 'cierre!cost.approved']) {
      expect(tagOf(draw({ selected: id }), id)).toContain('selected');
    }
  });

  test('takes its colours from the theme of the page, but brings them along in a file by itself', () => {
    expect(draw()).toMatch(/<style>\.cx-flow\{--cx-paper:/);
    const file = draw({ standalone: { font: '@font-face{}' } });
    expect(file).toContain('<style>@font-face{}.cx-flow{font-family');
    expect(file).not.toContain('var(');
  });

  test('gives each of the four closures its own colour', () => {
    const markup = draw();
    const closures = layout.states.filter(({ closure }) => closure);
    const colours = closures.map(
      ({ closure }) => markup.match(new RegExp(`--cx-${closure}:light-dark\\((#\\w+)`))?.[1],
    );
    expect(closures).toHaveLength(4);
    expect(new Set(colours).size).toBe(4);
  });

  test('takes many cases at once, counted by state and by arrow', () => {
    const passed = 'autorizacion.explicacion>autorizacion.cotizacion';
    const one = {
      current: 'autorizacion.cotizacion',
      visitedStates: ['autorizacion.explicacion'],
      visitedEdges: [passed, passed],
    };
    const markup = draw({ highlight: [one, one, { current: 'autorizacion.oferta' }] });
    const state = markup.slice(markup.indexOf(tagOf(markup, 'autorizacion.cotizacion')));
    expect(state.slice(0, state.indexOf('</g></g>'))).toMatch(/Casos aquí: 2.*>2<\/text>/s);
    expect(markup).toContain('>×2</text>');
    expect(tagOf(markup, 'autorizacion.oferta')).toContain('current');
  });

  test('shows how many cases are in a state, and how many of them are late by more than colour', () => {
    const markup = draw({ occupancy: { 'monitoreo.arribo': { count: 12, overdue: 3 } } });
    expect(markup).toContain('>12</text>');
    expect(markup).toContain('>! 3</text>');
    expect(markup).toContain('Casos aquí: 12, vencidos: 3');
  });
});

describe('an overlay', () => {
  const values = {
    'monitoreo.arribo': { value: 0, text: '0', title: 'Nunca' },
    'cierre!cost.approved': { value: 0.3, text: '7' },
    'monitoreo>canceladoPosterior': { value: 1, text: '128' },
  };

  test.each(['heat', 'coverage'] as const)(
    'of %s draws each value as its level, in words, and with a legend',
    (scale) => {
      const markup = draw({ overlay: { title: 'Recorrido por las pruebas', values, scale } });
      expect(markup).toContain(`class="o-${scale}"`);
      expect(tagOf(markup, 'monitoreo.arribo')).toContain('v-0');
      expect(tagOf(markup, 'cierre!cost.approved')).toContain('v-2');
      expect(tagOf(markup, 'monitoreo>canceladoPosterior')).toContain('v-4');
      expect(tagOf(markup, 'monitoreo.monitoreoAlProveedor')).not.toContain('v-');
      for (const text of ['>7</text>', '>128</text>', 'Nunca</title>', '>Recorrido por las pruebas</text>']) {
        expect(markup).toContain(text);
      }
    },
  );

  test('grows the picture by its legend', () => {
    const heightOf = (markup: string) => Number(markup.match(/ height="(\d+)"/)?.[1]);
    const markup = draw({ overlay: { title: 'Calor', values, scale: 'heat' } });
    expect(heightOf(markup)).toBeGreaterThan(heightOf(draw()));
  });
});

describe('a wrong prop', () => {
  test.each<[string, object]>([
    ['machine', { machine: definition }],
    ['graph', { graph: definition() }],
    ['layout', { layout: definition() }],
    ['layout', { layout: null }],
    ['lang', { layout, lang: '' }],
    ['lang', { machine: definition(), lang: 'pt' }],
    ['view', { graph, view: 'lane' }],
    ['collapsed', { graph, collapsed: 'monitoreo' }],
    ['marked', { layout, marked: 'monitoreo' }],
    ['highlight', { layout, highlight: 'monitoreo' }],
    ['occupancy', { layout, occupancy: 3 }],
    ['overlay', { layout, overlay: { title: 'x', scale: 'cold', values: {} } }],
    ['overlay', { layout, overlay: { title: 'x', scale: 'heat' } }],
    ['overlay', { layout, overlay: null }],
    ['overlay', { layout, overlay: { title: 'x', scale: 'heat', values: { cierre: { value: 0.5 } } } }],
    [
      'overlay',
      { layout, overlay: { title: 'x', scale: 'heat', values: { cierre: { value: NaN, text: '' } } } },
    ],
    ['give it a machine, a graph or a layout', {}],
  ])('is named: %s', (name, props) => {
    const render = () => renderToStaticMarkup(createElement(FlowDiagram, props as FlowDiagramProps));
    expect(render).toThrow(TypeError);
    expect(render).toThrow(`FlowDiagram: ${name}`);
  });
});
