import type { Chart } from '../graph/chart.ts';
import { isProcedure } from '../graph/chart-in.ts';
import { collapse, collapsibleRegions } from '../graph/collapse.ts';
import type { Graph } from '../graph/graph.ts';
import { graphOf } from '../graph/graph-of.ts';
import { graphOfChart } from '../graph/graph-of-chart.ts';
import { generalLayoutOf } from '../layout/general-layout-of.ts';
import type { Layout, LayoutView } from '../layout/layout.ts';
import { layoutOf } from '../layout/layout-of.ts';
import type { Paper, Sheet } from '../layout/sheet.ts';
import { sheetsOf, sheetsPlacedBy } from '../layout/sheets-of.ts';
import { UsageError } from './options.ts';

/** What is drawn or written: a machine as data, and how its picture is laid out. */
export interface Subject {
  chart: Chart;
  layoutIn(lang: string): Promise<Layout>;
  /** Its pages, where it is printed. */
  sheetsIn(lang: string, paper: Paper): Promise<Sheet[]>;
}

/**
 * The procedure, also as a host changed it, laid out by the order of its stages or by actor; any
 * other machine by a general engine. The regions of `closed` are one box each.
 * @throws {UsageError} for a path that is no region's
 */
export function subjectOfChart(
  chart: Chart,
  view: LayoutView = 'stages',
  closed: readonly string[] | 'all' = [],
): Subject {
  const drawn = (graph: Graph): Graph => {
    const known = collapsibleRegions(graph).map(({ id }) => id);
    const ids = closed === 'all' ? known : closed;
    for (const id of ids)
      if (!known.includes(id))
        throw new UsageError(`--collapse is all, or of ${known.join(', ') || 'nothing here'}, not '${id}'`);
    return collapse(graph, ids);
  };
  return {
    chart,
    layoutIn: async (lang) =>
      isProcedure(chart)
        ? layoutOf(drawn(graphOf(chart)), lang, view)
        : generalLayoutOf(drawn(graphOfChart(chart)), lang),
    sheetsIn: async (lang, paper) =>
      isProcedure(chart)
        ? sheetsOf({ graph: drawn(graphOf(chart)), lang, paper, view })
        : sheetsPlacedBy({ graph: drawn(graphOfChart(chart)), lang, paper }, (part) =>
            generalLayoutOf(part, lang),
          ),
  };
}
