import { type ClauseId, textIn } from '@conexion/machines';
import type { Graph } from '../graph/graph.ts';
import { cardWidth } from './card.ts';
import type { Channels } from './channels.ts';
import type { Column } from './columns.ts';
import type { Frame } from './frame.ts';
import type { ClauseEntry, ClauseKey, Point } from './layout.ts';
import { textStyles, wrap } from './text-metrics.ts';
import { words } from './words.ts';
import { setLines } from './write-steps.ts';

const textX = 46;
const entryGap = 7;
const regionGap = 34;
const columnGap = 30;
const headingHeight = textStyles.event.leading + 8;
const step = textStyles.record.leading;

/** Where a column of clauses may begin. */
type Room = Point;

/**
 * The clauses that the labels cite, in words, in columns that begin at `rooms` and end at `limit`,
 * as evenly as it goes. Where all of it is taken the rest is left out: the words of each clause are
 * also with every element that cites it.
 */
export function clauseKey(graph: Graph, lang: string, rooms: readonly Room[], limit: number): ClauseKey {
  const [begin, ...others] = rooms;
  const first = begin && { ...begin };
  if (!first) return { heading: [], entries: [] };
  const heading = setLines([textIn(words.clauses, lang)], 'event', first.x, first.y);
  first.y += headingHeight;
  const cited = citedClauses(graph);
  let entries: ClauseEntry[] = [];
  for (let bottom = first.y + step; bottom <= limit && entries.length < cited.length; bottom += step) {
    entries = fill([first, ...others], bottom, cited, graph, lang);
  }
  return { heading, entries };
}

function citedClauses(graph: Graph): ClauseId[] {
  const cited = new Set<ClauseId>([
    ...graph.states.flatMap(({ clauses }) => clauses),
    ...graph.regions.flatMap(({ clauses }) => clauses),
    ...graph.edges.flatMap(({ steps }) => steps.flatMap(({ clauses }) => clauses)),
    ...graph.records.flatMap(({ step }) => step.clauses),
  ]);
  return (Object.keys(graph.clauses) as ClauseId[]).filter((clause) => cited.has(clause));
}

/** As many of the clauses, in order, as go into the rooms down to `bottom`. */
function fill(
  rooms: readonly Room[],
  bottom: number,
  clauses: readonly ClauseId[],
  graph: Graph,
  lang: string,
): ClauseEntry[] {
  const entries: ClauseEntry[] = [];
  const left = rooms.map((room) => ({ ...room }));
  for (const clause of clauses) {
    const texts = wrap(textIn(graph.clauses[clause] ?? {}, lang) || clause, 'record', cardWidth - textX);
    const height = texts.length * textStyles.record.leading;
    while (left[0] && left[0].y + height > bottom) left.shift();
    const [room] = left;
    if (!room) break;
    const { x, y } = room;
    const name = clause === 'ours' ? textIn(words.ours, lang) : clause;
    const lines = [...setLines([name], 'event', x, y - 1), ...setLines(texts, 'record', x + textX, y)];
    entries.push({ clause, box: { x, y, width: cardWidth, height }, lines });
    room.y += height + entryGap;
  }
  return entries;
}

/** Columns side by side, from `x` to `end`. */
export function roomsAcross({ x, y }: Point, end: number): Room[] {
  const pitch = cardWidth + columnGap;
  const count = Math.max(1, Math.floor((end - x + columnGap) / pitch));
  return Array.from({ length: count }, (_, index) => ({
    x: x + index * pitch,
    y: index === 0 ? y : y + headingHeight,
  }));
}

/**
 * The free ends of the columns, without the first, which holds the legend, and those of the tallest
 * region.
 */
export function roomsBelow(columns: readonly Column[], channels: Channels, frame: Frame): Room[] {
  return columns.flatMap(({ region }, index) => {
    const heights = columns.filter((column) => column.region === region).map(({ height }) => height);
    const y = frame.cardsTop + Math.max(...heights) + frame.regionPadding + regionGap;
    if (index === 0 || y + textStyles.record.leading > frame.regionBottom) return [];
    return [{ x: channels.columnX[index] ?? 0, y }];
  });
}
