import { textIn } from '@conexion/machines';
import type { Layout, Rect } from '../layout/layout.ts';
import { words } from '../layout/words.ts';

/** How many steps a card has that are not written where the picture is small. */
export interface HiddenSteps {
  text: string;
  /** For a card that has no room for the words. */
  short: string;
}

/** By the id of a state or a panel. */
export function hiddenSteps(layout: Layout, lang: string): Map<string, HiddenSteps> {
  const { states, panels, records, edges, regions } = layout;
  const cards = [...states.map(({ id, card }) => ({ id, box: card })), ...panels];
  const hidden = [
    ...records.map((record) => ({ ...record, isDocked: true, steps: 1 })),
    ...edges.map((edge) => ({ ...edge, steps: edge.events.length })),
  ].map(({ source, label: { box }, isDocked, steps }) => ({
    id: isDocked ? cards.find((card) => isIn(box, card.box))?.id : source,
    steps,
  }));
  const held = new Map(
    states.flatMap(({ id, lines }) =>
      regions.some((region) => region.id === id && region.toggle === 'expand')
        ? [[id, lines.find(({ style }) => style === 'record')?.text] as const]
        : [],
    ),
  );
  return new Map(
    cards.flatMap(({ id }) => {
      const count = hidden.reduce((sum, label) => sum + (label.id === id ? label.steps : 0), 0);
      if (count === 0) return [];
      const word = textIn(count === 1 ? words.step : words.steps, lang);
      return [[id, { text: held.get(id) ?? `${count} ${word}`, short: `+${count}` }]];
    }),
  );
}

/** Whether a box lies within another. */
export const isIn = ({ x, y, width, height }: Rect, outer: Rect): boolean =>
  x >= outer.x &&
  y >= outer.y &&
  x + width <= outer.x + outer.width &&
  y + height <= outer.y + outer.height + 1;
