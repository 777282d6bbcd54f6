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
  const heights = new Set<number>();
  for (const { cards } of stacks) addRunHeights(cards, heights);
  const limits = thinned([...heights].sort((a, b) => a - b));
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
function addRunHeights(cards: readonly Card[], heights: Set<number>): void {
  for (const start of cards.keys()) {
    let height = -cardGap;
    for (const card of cards.slice(start)) {
      height += card.height + cardGap;
      heights.add(height);
    }
  }
}

/** So many limits are tried at most: a machine of thousands of states has millions. */
const mostLimits = 200;

const thinned = (limits: readonly number[]): readonly number[] => {
  const step = Math.max(1, (limits.length - 1) / (mostLimits - 1));
  return limits.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
};

/** The cards in order, in parts of at most `limit`. */
function split(cards: readonly Card[], limit: number): Card[][] {
  const parts: Card[][] = [];
  let height = 0;
  for (const card of cards) {
    const part = parts.at(-1);
    height += card.height + cardGap;
    if (part && height <= limit) part.push(card);
    else {
      parts.push([card]);
      height = card.height;
    }
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
