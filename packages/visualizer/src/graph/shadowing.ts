import type { Chart, ChartTransition } from './chart.ts';
import { treeOf } from './chart-tree.ts';

/**
 * By each transition that is never taken, the one that is tried before it and always passes: a
 * branch of the same event without a condition, or one that leaves the state before any event.
 */
export function shadowing(chart: Chart): ReadonlyMap<ChartTransition, ChartTransition> {
  const tree = treeOf(chart);
  const leavesAtOnce = ({ source, target, trigger, guards }: ChartTransition) =>
    trigger === 'always' && guards.length === 0 && target !== null && !tree.isWithin(target, source);
  return new Map(
    chart.states
      .filter(({ kind }) => kind !== 'history')
      .flatMap(({ path }) => {
        const own = tree.transitionsOf(path);
        return own.flatMap((transition, index) => {
          const before = own
            .slice(0, index)
            .find(
              (other) =>
                (other.event === transition.event && other.guards.length === 0) || leavesAtOnce(other),
            );
          return before ? [[transition, before] as const] : [];
        });
      }),
  );
}
