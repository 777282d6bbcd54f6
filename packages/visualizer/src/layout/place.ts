import { channelsOf } from './channels.ts';
import { closureHeight, placeClosures, sourceColumns } from './closure-row.ts';
import { columnsOf } from './columns.ts';
import { corridorOf } from './corridors.ts';
import { titleHeightOf } from './draw-regions.ts';
import { laneLabelWidth } from './draw-swimlanes.ts';
import type { Placed, Task } from './drawing.ts';
import type { Frame } from './frame.ts';
import { type Path, pathBetween, pathToClosure } from './paths.ts';
import { type Sites, sitesOf } from './sites.ts';
import { swimlaneColumns } from './swimlane-columns.ts';

const margin = 24;
const regionPadding = 18;

/** Deals the cards into columns, chooses a way for each arrow, and makes room for both. */
export function place(task: Task): Placed {
  const { graph, lang, view, isStaggered, screen } = task;
  const { columns, lanes } =
    view === 'lanes'
      ? swimlaneColumns(graph, lang, screen)
      : { columns: columnsOf(graph, lang, screen), lanes: [] };
  const start = margin + (lanes.length > 0 ? laneLabelWidth + 6 : 0);
  const sites = sitesOf(columns, { isStaggered });
  const below = sourceColumns(graph, sites);
  const paths = pathsOf(task, sites, below, columns);
  const all = [...paths.values()];
  const channels = channelsOf(columns, all, start);
  const closures = placeClosures(below, channels);
  const top = corridorOf('top', all, channels, closures);
  const bottom = corridorOf('bottom', all, channels, closures);

  const regionTop = margin + top.height;
  const cardsTop = regionTop + titleHeightOf(graph, lang);
  const regionBottom = cardsTop + Math.max(...columns.map(({ height }) => height)) + regionPadding;
  const closureTop = regionBottom + bottom.height + 22;
  const frame: Frame = {
    margin,
    regionTop,
    cardsTop,
    regionBottom,
    closureTop,
    closureBottom: closureTop + closureHeight(graph, lang),
    regionPadding,
  };
  return { ...task, columns, lanes, closures, paths, channels, top, bottom, frame };
}

/** The ways of all arrows except those straight down to the next card. */
function pathsOf(
  { graph }: Task,
  sites: Sites,
  below: ReadonlyMap<string, number>,
  columns: Placed['columns'],
): Map<string, Path> {
  const routed = graph.edges.filter((edge) => !(edge.elsewhere || sites.isDown(edge)));
  return new Map(
    routed.map((edge) => {
      const source = sites.exitOf(edge);
      const path =
        edge.kind === 'closure'
          ? pathToClosure(edge, source, below.get(edge.target) ?? 0, columns)
          : pathBetween(edge, source, sites.entryOf(edge.target), columns);
      return [edge.id, path];
    }),
  );
}
