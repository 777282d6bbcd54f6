import type { Graph, Region } from '../graph/graph.ts';
import { type Card, cardWidth, downHeight, panelCard, stateCard, withDownArrow } from './card.ts';
import type { Screen } from './screen.ts';

/** One card of a column, with its top measured from the top of the column's first card. */
export interface Placed {
  card: Card;
  top: number;
}

/** Cards of one region, one above the other. */
export interface Column {
  region: Region;
  cards: Placed[];
  height: number;
}

const cardGap = 26;
/** What a column and the rest of the picture take of the screen. */
const columnWidth = cardWidth + 112;
const restHeight = 330;

/** The columns of all regions, in as many as give the largest letters on the screen. */
export function columnsOf(graph: Graph, lang: string, screen: Screen): Column[] {
  const stacks = graph.regions.map((region) => ({
    region,
    cards: graph.states
      .filter((state) => state.region === region.id)
      .map((state) => stateCard(state, { graph, lang })),
    panel: panelCard(region, { graph, lang }),
  }));
  const limits = [...new Set(stacks.flatMap(({ cards }) => runHeights(cards)))].sort((a, b) => a - b);
  const candidates = limits.map((limit) =>
    stacks.flatMap(({ region, cards, panel }) => {
      const parts = split(cards, limit).map((part) => pile(region, part, lang));
      return panel ? addToShortest(parts, panel) : parts;
    }),
  );
  const scale = (columns: readonly Column[]) =>
    Math.min(
      screen.width / (columns.length * columnWidth),
      screen.height / (Math.max(...columns.map(({ height }) => height)) + restHeight),
    );
  return candidates.reduce((best, columns) => (scale(columns) > scale(best) ? columns : best));
}

/** The height of every run of consecutive cards: the limits worth trying. */
function runHeights(cards: readonly Card[]): number[] {
  return cards.flatMap((_, start) =>
    cards.slice(start).map((_, length) => stackedHeight(cards.slice(start, start + length + 1))),
  );
}

const stackedHeight = (cards: readonly Card[]) =>
  cards.reduce((sum, { height }) => sum + height + cardGap, -cardGap);

/** The cards in order, in parts of at most `limit`. */
function split(cards: readonly Card[], limit: number): Card[][] {
  const parts: Card[][] = [];
  for (const card of cards) {
    const part = parts.at(-1);
    if (part && stackedHeight([...part, card]) <= limit) part.push(card);
    else parts.push([card]);
  }
  return parts;
}

function pile(region: Region, cards: readonly Card[], lang: string): Column {
  let top = 0;
  const placed = cards.map((bare, index): Placed => {
    const below = cards[index + 1];
    const card = below ? withDownArrow(bare, below, lang) : bare;
    const here = { card, top };
    top += card.height + (card.down ? downHeight(card.down) : cardGap);
    return here;
  });
  return { region, cards: placed, height: bottomOf(placed) };
}

const bottomOf = (cards: readonly Placed[]) =>
  Math.max(0, ...cards.map(({ card, top }) => top + card.height));

function addToShortest(columns: readonly Column[], panel: Card): Column[] {
  const shortest = Math.min(...columns.map(({ height }) => height));
  const chosen = columns.findIndex(({ height }) => height === shortest);
  return columns.map((column, index) => {
    if (index !== chosen) return column;
    const cards = [...column.cards, { card: panel, top: column.height + cardGap }];
    return { ...column, cards, height: bottomOf(cards) };
  });
}
