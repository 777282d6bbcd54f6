import type { Chart, ChartState, ChartTransition } from '../graph/chart.ts';
import { treeOf } from '../graph/chart-tree.ts';
import { reached } from '../graph/reached.ts';
import { shadowing } from '../graph/shadowing.ts';

/** What a machine surely has in vain. */
export type ChartFinding =
  /** Never entered, whatever the guards say. */
  | { kind: 'unreachable'; state: ChartState }
  /** Never taken, since `by` is tried before it and always passes. */
  | { kind: 'shadowed'; transition: ChartTransition; by: ChartTransition };

/**
 * The states of a machine that are never entered, and the transitions that are never taken. Guards
 * are taken to pass or not as they like, so what is listed holds for every case. A state within one
 * that is listed is not listed itself.
 */
export function chartFindings(chart: Chart): ChartFinding[] {
  const tree = treeOf(chart);
  const shadows = shadowing(chart);
  const places = reached(chart, (transition) => !shadows.has(transition));
  return [
    ...chart.states
      .filter(({ path, parent }) => !places.has(path) && (parent === null || places.has(parent)))
      .map((state): ChartFinding => ({ kind: 'unreachable', state })),
    ...[...shadows]
      .filter(([{ source }]) => tree.lineageOf(source).every(({ path }) => places.has(path)))
      .map(([transition, by]): ChartFinding => ({ kind: 'shadowed', transition, by })),
  ];
}
