import type { Edge } from '../graph/graph.ts';
import { type Row, rowPadding } from './card.ts';
import type { Column } from './columns.ts';
import type { Site } from './paths.ts';
import { textStyles } from './text-metrics.ts';

export interface Sites {
  /** Whether an arrow goes straight down to the next card of its column. */
  isDown(edge: Edge): boolean;
  exitOf(edge: Edge): Site;
  entryOf(state: string): Site;
}

/** An arrow enters a card beside its name. */
export const entryDepth = 22;

/**
 * How much lower they enter every second column, where arrows in both directions would lie on one
 * another.
 */
const stagger = 12;

/** An arrow leaves its row beside the first line. */
export const exitDepth = ({ top }: Row<unknown>): number => top + rowPadding + textStyles.event.leading / 2;

/** Where the arrows begin and end, measured from the top of the columns. */
export function sitesOf(columns: readonly Column[], { isStaggered = false } = {}): Sites {
  const entries = new Map<string, Site>();
  const exits = new Map<string, Site>();
  const downs = new Set<string>();
  columns.forEach(({ region, cards }, column) => {
    for (const { card, top } of cards) {
      const site = (y: number): Site => ({ column, region: region.id, y: top + y });
      if (card.state)
        entries.set(card.id, site(entryDepth + (isStaggered && column % 2 === 1 ? stagger : 0)));
      for (const row of card.exits) exits.set(row.of.id, site(exitDepth(row)));
      if (card.down) downs.add(card.down.edge.id);
    }
  });
  return {
    isDown: ({ id }) => downs.has(id),
    exitOf: ({ id }) => exits.get(id) ?? missing(id),
    entryOf: (state) => entries.get(state) ?? missing(state),
  };
}

function missing(id: string): never {
  throw new Error(`${id} has no place in the columns`);
}
