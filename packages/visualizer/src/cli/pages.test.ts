import { definition } from '@conexion/machines';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, test } from 'vitest';
import type { AnyStateMachine } from 'xstate';
import { randomMachine } from '../../test/machines/random.ts';
import toggle from '../../test/machines/toggle.ts';
import { sheetsSvg } from '../export/sheets-svg.ts';
import { chartOfMachine } from '../graph/chart-of-machine.ts';
import type { Graph } from '../graph/graph.ts';
import { graphOf } from '../graph/graph-of.ts';
import { graphOfChart } from '../graph/graph-of-chart.ts';
import { wholeOf } from '../layout/by-actor.ts';
import { generalLayoutOf } from '../layout/general-layout-of.ts';
import type { Paper, Sheet } from '../layout/sheet.ts';
import { sheetsOf, sheetsPlacedBy } from '../layout/sheets-of.ts';
import { pdfOf } from './pdf-of.ts';

const a4 = [595, 842];
const a3 = [842, 1191];
const sizeOf = ({ width, height }: Pick<Sheet, 'width' | 'height'>) =>
  [Math.round(width), Math.round(height)].sort((a, b) => a - b);

/** The pages of a PDF as a reader finds them: size, texts, and the size of the smallest letters. */
async function read(sheets: readonly Sheet[]) {
  const svgs = sheetsSvg(sheets, { standalone: { font: '' } });
  const pages = sheets.map((sheet, index) => ({ sheet, svg: svgs[index] ?? '' }));
  const data = await pdfOf(pages, { title: 'flow', lang: 'en' });
  const document = await getDocument({ data: new Uint8Array(data), verbosity: 0 }).promise;
  return Promise.all(
    sheets.map(async (_, index) => {
      const page = await document.getPage(index + 1);
      const { items } = await page.getTextContent();
      const texts = items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item] : []));
      const [, , width = 0, height = 0] = page.view;
      return {
        size: sizeOf({ width, height }),
        text: texts
          .map(({ str }) => str)
          .join(' ')
          .replace(/\s+/g, ' '),
        least: Math.min(...texts.map(({ transform }) => Math.hypot(transform[2], transform[3]))),
      };
    }),
  );
}

/** Of each arrow of a graph that a page cuts, that both its ends name the other with its page. */
function expectNamedEnds(graph: Graph, sheets: readonly Sheet[], lang: string) {
  const word = { es: 'página', en: 'page' }[lang];
  const pageOf = (place: string) =>
    sheets.findIndex(
      ({ layout: { states, panels } }, index) =>
        index > 0 && (states.some(({ id }) => id === place) || panels.some(({ source }) => source === place)),
    ) + 1 || 1;
  const places = [...graph.states, ...graph.regions];
  const nameOf = (id: string) => {
    const place = places.find((one) => one.id === id);
    return [place?.number, place?.label[lang]].filter((text) => text != null).join(' ');
  };
  const said = (lines: readonly { text: string }[]) =>
    lines
      .map(({ text }) => text)
      .join('')
      .replace(/\s/g, '');
  let cuts = 0;
  for (const { id, source, target } of graph.edges) {
    if (pageOf(source) === pageOf(target)) continue;
    cuts += 1;
    const drawn = sheets.flatMap(({ layout }) => layout.edges).filter((edge) => wholeOf(edge.id) === id);
    const to = `→ ${nameOf(target)}, ${word} ${pageOf(target)}`.replace(/\s/g, '');
    expect(
      drawn.some(({ label }) => said(label.lines).endsWith(to)),
      to,
    ).toBe(true);
    const { states = [], panels = [] } = sheets[pageOf(target) - 1]?.layout ?? {};
    if (pageOf(target) === 1) continue;
    const from = `← ${nameOf(source)}, ${word} ${pageOf(source)}`.replace(/\s/g, '');
    const entered = [
      ...states.filter((state) => state.id === target),
      ...panels.filter((p) => p.source === target),
    ];
    expect(entered.map(({ lines }) => said(lines)).join(' '), from).toContain(from);
  }
  return cuts;
}

const generalSheets = (machine: AnyStateMachine, paper: Paper) => {
  const graph = graphOfChart(chartOfMachine(machine));
  return {
    graph,
    sheets: sheetsPlacedBy({ graph, lang: 'en', paper }, (part) => generalLayoutOf(part, 'en')),
  };
};

describe('on paper', () => {
  const graph = graphOf(definition());

  test('the procedure has an overview, five stages on an A4 each, and one in two of them', async () => {
    const sheets = sheetsOf({ graph, lang: 'es', paper: 'a4', view: 'stages' });
    const pages = await read(sheets);
    expect(pages.map(({ size }) => size)).toEqual(pages.map(() => a4));
    expect(sheets.map(({ title }) => title)).toEqual([
      'El flujo entero',
      '1 Apertura de Asistencia',
      'Autorización de Servicios sin Cobertura (1/2)',
      'Autorización de Servicios sin Cobertura (2/2)',
      '2 Asignación Proveedor',
      '3 Monitoreo',
      '4 Prestación del Servicio',
      '5 Cierre',
      'Cómo se lee',
    ]);
    for (const { least } of pages) expect(least).toBeGreaterThanOrEqual(7.99);
    expect(expectNamedEnds(graph, sheets, 'es')).toBeGreaterThan(20);
    for (const words of ['Monitoreo al Proveedor', 'Cancelado Posterior', 'Autorización de Servicios'])
      expect(pages[0]?.text).toContain(words);
    expect(pages[5]?.text).toContain('4.1 Diagnóstico, página 7');
  });

  test('it takes an A3 where that is asked for, in both languages', () => {
    for (const lang of ['es', 'en']) {
      const sheets = sheetsOf({ graph, lang, paper: 'a3', view: 'stages' });
      expect(sheets.map(sizeOf)).toEqual([a4, a4, a3, a4, a4, a4, a4, a4]);
      expectNamedEnds(graph, sheets, lang);
    }
  });

  test.each(['a4', 'a3'] as const)('by lanes, no page is larger than %s', (paper) => {
    const sheets = sheetsOf({ graph, lang: 'es', paper, view: 'lanes' });
    for (const sheet of sheets) expect([a4, ...(paper === 'a3' ? [a3] : [])]).toContainEqual(sizeOf(sheet));
    expectNamedEnds(graph, sheets, 'es');
  });

  test('another machine takes one page, if it fits', async () => {
    const { sheets } = generalSheets(toggle, 'a4');
    const [only, ...others] = await sheets;
    expect(others).toEqual([]);
    expect(only).toMatchObject({ title: 'toggle' });
  });

  test('a larger machine has pages that can be read, and names each cut end', async () => {
    const { graph: random, sheets: placing } = generalSheets(randomMachine(4, 12), 'a4');
    const sheets = await placing;
    for (const { least, size } of await read(sheets)) {
      expect(least).toBeGreaterThanOrEqual(7.99);
      expect(size).toEqual(a4);
    }
    expect(expectNamedEnds(random, sheets, 'en')).toBeGreaterThan(0);
  });
});
