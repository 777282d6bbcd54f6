import type { Chart } from '../graph/chart.ts';
import { treeOf } from '../graph/chart-tree.ts';

/**
 * The open state of an old version that is nearest to one of its states and that the next version
 * still has: the fewest steps forward or, where there are as many, backward. Null where there is
 * none.
 */
export function nearestState(old: Chart, next: Chart, state: string): string | null {
  const kept = new Set(next.states.map(({ path }) => path));
  const tree = treeOf(old);
  const isPlace = (path: string | null): path is string => {
    const place = path === null ? undefined : tree.stateOf(path);
    return place !== undefined && place.kind !== 'final' && tree.childrenOf(place.path).length === 0;
  };
  const forward = (path: string) =>
    tree
      .lineageOf(path)
      .flatMap((outer) => tree.transitionsOf(outer.path))
      .flatMap(({ target, alsoTo = [] }) => [target, ...alsoTo])
      .map((target) => entered(target));
  const entered = (path: string | null): string | null => {
    let at = path;
    while (at !== null && tree.childrenOf(at).length > 0) at = tree.stateOf(at)?.initial ?? null;
    return at;
  };
  const places = old.states.map(({ path }) => path).filter(isPlace);
  const backward = (path: string) => places.filter((place) => forward(place).includes(path));
  const seen = new Set([state]);
  let edge = [state];
  while (edge.length > 0) {
    const found = edge.find((path) => kept.has(path));
    if (found) return found;
    edge = [...edge.flatMap(forward), ...edge.flatMap(backward)].filter(
      (path): path is string => isPlace(path) && !seen.has(path),
    );
    for (const path of edge) seen.add(path);
  }
  return null;
}
