import { textIn } from '@conexion/machines';
import type { Graph } from '../graph/graph.ts';
import { cardWidth } from './card.ts';
import type { Channels } from './channels.ts';
import type { StateLayout } from './layout.ts';
import type { Sites } from './sites.ts';
import { textStyles, widthOf, wrap } from './text-metrics.ts';
import { titlesOf } from './titles.ts';
import { setLines } from './write-steps.ts';

const width = cardWidth + 24;
const gap = 40;
const padding = 14;

/** Where the middle of each closure stands, from left to right. */
export type Closures = ReadonlyMap<string, number>;

const endsOf = ({ states }: Graph) => states.filter(({ region }) => region === null);

/** The column that each closure stands below, a fraction between two: the middle of its sources. */
export function sourceColumns(graph: Graph, sites: Sites): ReadonlyMap<string, number> {
  const middles = endsOf(graph).map(({ id }) => {
    const columns = graph.edges
      .filter(({ target }) => target === id)
      .map((edge) => sites.exitOf(edge).column);
    const sum = columns.reduce((total, column) => total + column, 0);
    return [id, columns.length === 0 ? 0 : sum / columns.length] as const;
  });
  return new Map(middles.sort(([, a], [, b]) => a - b));
}

/** Puts each closure below the middle of its sources, as far as its neighbours leave room. */
export function placeClosures(
  below: ReadonlyMap<string, number>,
  { columnX, end }: Pick<Channels, 'columnX' | 'end'>,
): Closures {
  const xOf = (column: number) => {
    const left = columnX[Math.floor(column)] ?? 0;
    const right = columnX[Math.ceil(column)] ?? left;
    return Math.round(left + (right - left) * (column % 1) + cardWidth / 2);
  };
  let from = width / 2;
  const pushed = [...below].map(([id, column]) => {
    const center = Math.max(from, xOf(column));
    from = center + width + gap;
    return [id, center] as const;
  });
  // What was pushed beyond the end comes back, and pushes the others.
  let to = end - width / 2;
  const centers = pushed.toReversed().map(([id, wanted]) => {
    const center = Math.min(to, wanted);
    to = center - width - gap;
    return [id, center] as const;
  });
  return new Map(centers.toReversed());
}

const linesOf = (graph: Graph, lang: string) =>
  Math.max(1, ...endsOf(graph).map(({ label }) => namesOf(textIn(label, lang)).length));

/** Every closure is as high as the one with the longest name. */
export const closureHeight = (graph: Graph, lang: string): number =>
  linesOf(graph, lang) * textStyles.region.leading + 2 * padding;

/** The states that end a case, in a row below everything. */
export function drawClosures(graph: Graph, lang: string, closures: Closures, top: number): StateLayout[] {
  const titles = titlesOf(graph, lang);
  const { leading } = textStyles.region;
  const height = closureHeight(graph, lang);
  const states = new Map(graph.states.map((state) => [state.id, state]));
  return [...closures].flatMap(([id, center]) => {
    const state = states.get(id);
    if (!state) return [];
    const box = { x: center - width / 2, y: top, width, height };
    const names = namesOf(textIn(state.label, lang));
    const lines = setLines(names, 'region', box.x + padding, top + (height - names.length * leading) / 2);
    const clause = state.clauses.join(' · ');
    const clauseWidth = widthOf(clause, 'event');
    const [first] = lines;
    if (first)
      lines.push({
        ...first,
        text: clause,
        x: box.x + width - padding - clauseWidth,
        width: clauseWidth,
        style: 'event',
        ...(state.clauses.length === 1 && { clause: state.clauses[0] }),
      });
    const title = titles.place(state);
    return [{ id, title, box, card: box, lines, closure: state.closure, isInitial: false }];
  });
}

const namesOf = (label: string) => wrap(label, 'region', width - 2 * padding - 30);
