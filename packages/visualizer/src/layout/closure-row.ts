import type { Lang } from '@conexion/machines';
import type { Graph } from '../graph/graph.ts';
import { cardWidth } from './card.ts';
import type { Channels } from './channels.ts';
import type { Frame } from './frame.ts';
import type { StateLayout } from './layout.ts';
import type { Sites } from './sites.ts';
import { textStyles, widthOf, wrap } from './text-metrics.ts';
import { titlesOf } from './titles.ts';
import { setLines } from './write-steps.ts';

const width = cardWidth + 24;
const gap = 40;
const padding = 14;

export interface ClosureRow {
  /** The column that a closure stands below, before the columns have their places: the middle of its sources. */
  columnOf(id: string): number;
  /** Gives each closure its place below the columns; returns where arrows enter it. */
  place(channels: Channels): (id: string) => number;
  draw(frame: Frame): { states: StateLayout[]; height: number };
}

/** The states that end a case, in a row below everything, each under the middle of the arrows that lead to it. */
export function closureRow(graph: Graph, lang: Lang, sites: Sites): ClosureRow {
  const titles = titlesOf(graph, lang);
  const middles = new Map(
    graph.states
      .filter(({ region }) => region === null)
      .map(({ id }) => {
        const columns = graph.edges
          .filter(({ target }) => target === id)
          .map((edge) => sites.exitOf(edge).column)
          .sort((a, b) => a - b);
        const sum = columns.reduce((total, column) => total + column, 0);
        return [id, columns.length === 0 ? 0 : sum / columns.length] as const;
      }),
  );
  const columnOf = (id: string) => middles.get(id) ?? 0;
  const ends = graph.states
    .filter(({ region }) => region === null)
    .sort((a, b) => columnOf(a.id) - columnOf(b.id));
  const centers = new Map<string, number>();

  return {
    columnOf,
    place: ({ columnX, end }) => {
      const xOf = (column: number) => {
        const left = columnX[Math.floor(column)] ?? 0;
        const right = columnX[Math.ceil(column)] ?? left;
        return Math.round(left + (right - left) * (column % 1) + cardWidth / 2);
      };
      let from = width / 2;
      for (const { id } of ends) {
        const center = Math.max(from, xOf(columnOf(id)));
        centers.set(id, center);
        from = center + width + gap;
      }
      // What was pushed beyond the end comes back, and pushes the others.
      let to = end - width / 2;
      for (const { id } of ends.toReversed()) {
        const center = Math.min(to, centers.get(id) ?? to);
        centers.set(id, center);
        to = center - width - gap;
      }
      return (id) => centers.get(id) ?? 0;
    },
    draw: ({ closureTop }) => {
      const leading = textStyles.region.leading;
      const lineCount = Math.max(1, ...ends.map(({ label }) => namesOf(label[lang]).length));
      const height = lineCount * leading + 2 * padding;
      const states = ends.map((state): StateLayout => {
        const x = (centers.get(state.id) ?? 0) - width / 2;
        const names = namesOf(state.label[lang]);
        const clause = state.clauses.join(' · ');
        const clauseWidth = widthOf(clause, 'event');
        const box = { x, y: closureTop, width, height };
        const top = closureTop + (height - names.length * leading) / 2;
        const lines = setLines(names, 'region', x + padding, top);
        const [first] = lines;
        if (first)
          lines.push({
            ...first,
            text: clause,
            x: x + width - padding - clauseWidth,
            width: clauseWidth,
            style: 'event',
            ...(state.clauses.length === 1 && { clause: state.clauses[0] }),
          });
        return {
          id: state.id,
          title: titles.place(state),
          box,
          card: box,
          lines,
          closure: state.closure,
          isInitial: false,
        };
      });
      return { states, height };
    },
  };
}

const namesOf = (label: string) => wrap(label, 'region', width - 2 * padding - 30);
