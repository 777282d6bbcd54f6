import type { Lang } from '@conexion/machines';
import type { Graph } from '../graph/graph.ts';
import { channelsOf } from './channels.ts';
import { clauseKey } from './clause-key.ts';
import { closureRow } from './closure-row.ts';
import { columnsOf } from './columns.ts';
import { corridorOf } from './corridors.ts';
import { drawCards } from './draw-cards.ts';
import { drawRegions, titleHeightOf } from './draw-regions.ts';
import type { Layout } from './layout.ts';
import { legendOf } from './legend.ts';
import { type Path, pathBetween, pathToClosure } from './paths.ts';
import { routeOf } from './routes.ts';
import { sitesOf } from './sites.ts';
import { words } from './words.ts';

const margin = 24;
const regionPadding = 18;

/**
 * The picture of a graph: regions in columns from left to right, their states from top to bottom, closures in
 * a row below; arrows over the top, between the columns, or down to the closures. Pure, without a browser.
 */
export function layoutOf(graph: Graph, lang: Lang): Layout {
  const columns = columnsOf(graph, lang);
  const sites = sitesOf(columns);
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
  const all = [...paths.values()];
  const channels = channelsOf(columns, all, margin);
  const closureX = closures.place(channels);
  const top = corridorOf('top', all, channels, closureX);
  const bottom = corridorOf('bottom', all, channels, closureX);

  const regionTop = margin + top.height;
  const cardsTop = regionTop + titleHeightOf(graph, lang);
  const regionBottom = cardsTop + Math.max(...columns.map(({ height }) => height)) + regionPadding;
  const closureTop = regionBottom + bottom.height + 22;
  const frame = { margin, regionTop, cardsTop, regionBottom, closureTop, regionPadding };

  const cards = drawCards({ graph, lang, columns, channels, frame });
  const legend = legendOf(lang, { frame, x: channels.columnX[0] ?? margin, columns });
  const ends = closures.draw(frame);
  return {
    machine: graph.machine,
    version: graph.version,
    lang,
    width: channels.end + margin,
    height: closureTop + ends.height + margin,
    title: `${words.heading[lang]}. ${words.annex[lang]}`,
    regions: drawRegions({ graph, lang, columns, channels, frame }),
    panels: cards.panels,
    states: [...cards.states, ...ends.states],
    records: cards.records,
    edges: cards.edges.map((drawn) => {
      const path = paths.get(drawn.layout.id);
      const route = path ? routeOf(path, { channels, top, bottom, frame, closureX }) : (drawn.down ?? []);
      return { ...drawn.layout, route };
    }),
    legend,
    clauses: clauseKey({ graph, lang, columns, channels, frame }),
  };
}
