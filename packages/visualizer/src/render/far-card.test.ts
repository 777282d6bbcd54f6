import { definition, languages } from '@conexion/machines';
import { describe, expect, test } from 'vitest';
import { collapse } from '../graph/collapse.ts';
import { graphOf } from '../graph/graph-of.ts';
import type { LayoutView, Rect } from '../layout/layout.ts';
import { layoutOf } from '../layout/layout-of.ts';
import { farPanel, farState, farTitle, farViewOf } from './far-card.ts';
import type { FarLine } from './far-text.ts';
import { leastPixels, zoomLevel } from './zoom-level.ts';

const graph = graphOf(definition());
/** The scales of whole views, from a narrow pane to a large screen. */
const scales = [0.26, 0.31, 0.36, 0.44, 0.48, 0.57, 0.65, 0.72].map(zoomLevel);
const rounding = 0.01;

const within = (line: FarLine, { x, y, width, height }: Rect): boolean =>
  line.x >= x &&
  line.x + line.width <= x + width + rounding &&
  line.y - line.size * 0.75 >= y - rounding &&
  line.y <= y + height;

describe.each(['stages', 'lanes'] satisfies LayoutView[])('from far, in the view of %s,', (view) => {
  describe.each(languages)('in %s,', (lang) => {
    const layout = layoutOf(graph, lang, view);

    test.each(scales)('at %f every line is in its card and can be read', (level) => {
      const far = farViewOf(layout, lang, level);
      const cards = [
        ...layout.states.map((state) => ({
          id: state.id,
          box: state.card,
          lines: farState(state, far).lines,
        })),
        ...layout.panels.map((panel) => ({ id: panel.id, box: panel.box, lines: farPanel(panel, far) })),
        ...layout.regions.map((region) => ({ id: region.id, box: region.box, lines: farTitle(region, far) })),
      ];
      for (const { id, box, lines } of cards) {
        expect(lines.filter(({ style }) => style !== 'record').length, id).toBeLessThanOrEqual(2);
        const hidden = layout.regions.some(({ box: region }) => region === box)
          ? undefined
          : far.hidden.get(id);
        if (hidden) expect([hidden.text, hidden.short], id).toContain(lines.at(-1)?.text);
        for (const line of lines) {
          expect(within(line, box), `${id}: ${line.text}`).toBe(true);
          expect(line.size * level, `${id}: ${line.text}`).toBeGreaterThanOrEqual(leastPixels - rounding);
        }
      }
    });

    test('the cards together hide every step, also where a stage is collapsed', () => {
      for (const collapsed of [[], ['monitoreo'], ['autorizacion', 'cierre']]) {
        const { hidden } = farViewOf(layoutOf(collapse(graph, collapsed), lang, view), lang, 0.48);
        const drawn = layoutOf(collapse(graph, collapsed), lang, view);
        const counted = [...hidden.values()].map(({ short }) => Number(short.slice(1)));
        const steps = drawn.edges.flatMap(({ events }) => events).length + drawn.records.length;
        expect(counted.reduce((sum, count) => sum + count, 0)).toBe(steps);
      }
    });
  });
});
