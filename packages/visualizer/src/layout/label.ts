import { textIn } from '@conexion/machines';
import { clauseKey, roomsAcross, roomsBelow } from './clause-key.ts';
import { drawClosures } from './closure-row.ts';
import { drawCards } from './draw-cards.ts';
import { drawRegions } from './draw-regions.ts';
import { drawSwimlanes } from './draw-swimlanes.ts';
import type { Labelled, Placed, Routed } from './drawing.ts';
import type { Layout } from './layout.ts';
import { legendOf } from './legend.ts';
import { stripLegend } from './legend-strip.ts';
import { words } from './words.ts';

/** Below the closures: the legend and the clauses of the view with swimlanes. */
const stripGap = 40;

/**
 * Writes every text into the box that its place gives it; the legend and the clauses take what room
 * is left.
 */
export function label(routed: Routed): Labelled {
  const { graph, lang, view, columns, lanes, channels, frame, routes } = routed;
  const cards = drawCards(
    { graph, lang, isInitial: (id) => id === graph.initial },
    columns.flatMap((column, index) =>
      column.cards.map(({ card, top }) => ({
        card,
        x: channels.columnX[index] ?? 0,
        y: frame.cardsTop + top,
      })),
    ),
  );
  const reading = readBeside(routed) ?? readBelow(routed);
  const layout: Layout = {
    machine: graph.machine,
    version: graph.version,
    lang,
    view,
    width: channels.end + frame.margin,
    height: Math.max(frame.closureBottom, ...bottomsOf(reading)) + frame.margin,
    title: `${textIn(words.heading, lang)}. ${textIn(words.annex, lang)}`,
    regions: drawRegions({ graph, lang, columns, channels, frame }),
    lanes: drawSwimlanes(lanes, routed, { frame, end: channels.end }),
    panels: cards.panels,
    states: [...cards.states, ...drawClosures(graph, lang, routed.closures, frame.closureTop)],
    records: cards.records,
    edges: cards.edges.map((edge) => ({ ...edge, route: [...(routes.get(edge.id) ?? edge.route)] })),
    ...reading,
  };
  return { ...routed, layout };
}

type Reading = Pick<Layout, 'legend' | 'clauses'>;

/**
 * The legend and the clauses in the room that short regions leave; null where they leave too
 * little.
 */
function readBeside(placed: Placed): Reading | null {
  const { graph, lang, view, columns, channels, frame } = placed;
  if (view === 'lanes') return null;
  const legend = legendOf(placed, { frame, x: channels.columnX[0] ?? frame.margin, columns });
  if (legend.box.y + legend.box.height > frame.regionBottom) return null;
  const rooms = roomsBelow(columns, channels, frame);
  return { legend, clauses: clauseKey(graph, lang, rooms, frame.regionBottom) };
}

/** The legend and the clauses in a strip below everything. */
function readBelow(placed: Placed): Reading {
  const { graph, lang, channels, frame } = placed;
  const at = { x: frame.margin, y: frame.closureBottom + stripGap };
  const legend = stripLegend(placed, at);
  const rooms = roomsAcross({ x: at.x + legend.box.width + stripGap, y: at.y }, channels.end);
  return { legend, clauses: clauseKey(graph, lang, rooms, Number.POSITIVE_INFINITY) };
}

const bottomsOf = ({ legend, clauses }: Reading): number[] =>
  [legend, ...clauses.entries].map(({ box }) => box.y + box.height);
