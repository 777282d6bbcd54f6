import type { Lang } from '@conexion/machines';
import type { Graph } from '../graph/graph.ts';
import { splitByActor } from './by-actor.ts';
import { type Channels, channelsOf } from './channels.ts';
import { clauseKey, roomsAcross, roomsBelow } from './clause-key.ts';
import { closureRow } from './closure-row.ts';
import { type Column, columnsOf } from './columns.ts';
import { corridorOf } from './corridors.ts';
import { drawCards } from './draw-cards.ts';
import { drawRegions, titleHeightOf } from './draw-regions.ts';
import { drawSwimlanes, laneLabelWidth } from './draw-swimlanes.ts';
import type { Frame } from './frame.ts';
import type { Layout, LayoutView, Point } from './layout.ts';
import { legendOf } from './legend.ts';
import { stripLegend } from './legend-strip.ts';
import { type Path, pathBetween, pathToClosure } from './paths.ts';
import { routeOf } from './routes.ts';
import { sitesOf } from './sites.ts';
import { swimlaneColumns } from './swimlane-columns.ts';
import { words } from './words.ts';

const margin = 24;
const regionPadding = 18;

/** Below the closures: the legend and the clauses of the view with swimlanes. */
const stripGap = 40;

/**
 * The picture of a graph: regions in columns from left to right, closures in a row below; arrows over the top,
 * between the columns, or down to the closures. By stages the states of a column stand from top to bottom; with
 * lanes each step stands in the lane of its actor. Pure, without a browser.
 */
export function layoutOf(whole: Graph, lang: Lang, view: LayoutView = 'stages'): Layout {
  const graph = view === 'lanes' ? splitByActor(whole) : whole;
  const { columns, lanes } =
    view === 'lanes' ? swimlaneColumns(graph, lang) : { columns: columnsOf(graph, lang), lanes: [] };
  const start = margin + (lanes.length > 0 ? laneLabelWidth + 6 : 0);
  const plain = waysOf({ graph, lang, columns, start, isStaggered: false });
  const { closures, paths, channels } = plain.channels.isClear
    ? plain
    : waysOf({ graph, lang, columns, start, isStaggered: true });
  const all = [...paths.values()];
  const closureX = closures.place(channels);
  const top = corridorOf('top', all, channels, closureX);
  const bottom = corridorOf('bottom', all, channels, closureX);

  const regionTop = margin + top.height;
  const cardsTop = regionTop + titleHeightOf(graph, lang);
  const regionBottom = cardsTop + Math.max(...columns.map(({ height }) => height)) + regionPadding;
  const closureTop = regionBottom + bottom.height + 22;
  const frame = { margin, regionTop, cardsTop, regionBottom, closureTop, regionPadding };

  const cards = drawCards({ graph, lang, columns, channels, frame });
  const ends = closures.draw(frame);
  const endsBottom = closureTop + ends.height;
  const below = { x: margin, y: endsBottom + stripGap };
  const beside = view === 'stages' ? readBeside(graph, lang, { columns, channels, frame }) : null;
  const isRoomBeside = beside && beside.legend.box.y + beside.legend.box.height <= regionBottom;
  const reading = isRoomBeside ? beside : readBelow(graph, lang, below, { end: channels.end, view });
  return {
    machine: graph.machine,
    version: graph.version,
    lang,
    view,
    width: channels.end + margin,
    height: Math.max(endsBottom, ...bottomsOf(reading)) + margin,
    title: `${words.heading[lang]}. ${words.annex[lang]}`,
    regions: drawRegions({ graph, lang, columns, channels, frame }),
    lanes: drawSwimlanes(lanes, lang, { frame, end: channels.end }),
    panels: cards.panels,
    states: [...cards.states, ...ends.states],
    records: cards.records,
    edges: cards.edges.map((drawn) => {
      const path = paths.get(drawn.layout.id);
      const route = path ? routeOf(path, { channels, top, bottom, frame, closureX }) : (drawn.down ?? []);
      return { ...drawn.layout, route };
    }),
    ...reading,
  };
}

interface Plan {
  graph: Graph;
  lang: Lang;
  columns: readonly Column[];
  start: number;
  isStaggered: boolean;
}

/** The ways of all arrows but those straight down, and the channels that they take. */
function waysOf({ graph, lang, columns, start, isStaggered }: Plan) {
  const sites = sitesOf(columns, { isStaggered });
  const closures = closureRow(graph, lang, sites);
  const paths = new Map<string, Path>();
  for (const edge of graph.edges) {
    if (sites.isDown(edge)) continue;
    const source = sites.exitOf(edge);
    const path =
      edge.kind === 'closure'
        ? pathToClosure(edge, source, closures.columnOf(edge.target), columns)
        : pathBetween(edge, source, sites.entryOf(edge.target), columns);
    paths.set(edge.id, path);
  }
  return { closures, paths, channels: channelsOf(columns, [...paths.values()], start) };
}

type Reading = Pick<Layout, 'legend' | 'clauses'>;
interface Drawn {
  columns: readonly Column[];
  channels: Channels;
  frame: Frame;
}

/** The legend and the clauses in the room that short regions leave. */
function readBeside(graph: Graph, lang: Lang, { columns, channels, frame }: Drawn): Reading {
  return {
    legend: legendOf(lang, { frame, x: channels.columnX[0] ?? margin, columns }),
    clauses: clauseKey(graph, lang, roomsBelow(columns, channels, frame), frame.regionBottom),
  };
}

/** The legend and the clauses in a strip from `at` to `end`. */
function readBelow(
  graph: Graph,
  lang: Lang,
  at: Point,
  { end, view }: { end: number; view: LayoutView },
): Reading {
  const legend = stripLegend(lang, view, at);
  const rooms = roomsAcross({ x: at.x + legend.box.width + stripGap, y: at.y }, end);
  return { legend, clauses: clauseKey(graph, lang, rooms, Number.POSITIVE_INFINITY) };
}

const bottomsOf = ({ legend, clauses }: Reading): number[] =>
  [legend, ...clauses.entries].map(({ box }) => box.y + box.height);
