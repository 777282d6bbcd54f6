import type { Chart } from '../graph/chart.ts';
import { isProcedure } from '../graph/chart-in.ts';
import { graphOf } from '../graph/graph-of.ts';
import { graphOfChart } from '../graph/graph-of-chart.ts';
import { generalLayoutOf } from '../layout/general-layout-of.ts';
import type { Layout, LayoutView } from '../layout/layout.ts';
import { layoutOf } from '../layout/layout-of.ts';

/** What is drawn or written: a machine as data, and how its picture is laid out. */
export interface Subject {
  chart: Chart;
  layoutIn(lang: string): Promise<Layout>;
}

/**
 * The procedure, also as a host changed it, laid out by the order of its stages or by actor; any
 * other machine by a general engine.
 */
export const subjectOfChart = (chart: Chart, view: LayoutView = 'stages'): Subject => ({
  chart,
  layoutIn: async (lang) =>
    isProcedure(chart) ? layoutOf(graphOf(chart), lang, view) : generalLayoutOf(graphOfChart(chart), lang),
});
