import { definition, type Lang } from '@conexion/machines';
import type { Chart } from '../graph/chart.ts';
import { graphOf } from '../graph/graph-of.ts';
import { graphOfChart } from '../graph/graph-of-chart.ts';
import { generalLayoutOf } from '../layout/general-layout-of.ts';
import type { Layout, LayoutView } from '../layout/layout.ts';
import { layoutOf } from '../layout/layout-of.ts';

/** What is drawn or written: a machine as data, and how its picture is laid out. */
export interface Subject {
  chart: Chart;
  layoutIn(lang: Lang): Promise<Layout>;
}

/** The procedure, laid out by the order of its stages or by actor. */
export const procedure = (view: LayoutView): Subject => ({
  chart: definition(),
  layoutIn: async (lang) => layoutOf(graphOf(definition()), lang, view),
});

/** Any other machine, laid out by a general engine. */
export const subjectOfChart = (chart: Chart): Subject => ({
  chart,
  layoutIn: (lang) => generalLayoutOf(graphOfChart(chart), lang),
});
