import type { Chart } from '../graph/chart.ts';
import { treeOf } from '../graph/chart-tree.ts';

/** A running case, by the dotted path of the state where it is. */
export interface RunningCase {
  id: string;
  state: string;
}

/** A case that a version has no place for, or no way on to an end. */
export interface StrandedCase extends RunningCase {
  reason: 'state-gone' | 'no-way-out';
}

/**
 * The cases that could not go on under a version of the machine: it lacks their state, or no end
 * can be reached from it whatever happens. Guards are taken to pass, so a case that is not listed
 * may still wait for one that never does. In a machine without an end, no case is stranded for lack
 * of one.
 */
export function strandedCases(chart: Chart, cases: readonly RunningCase[]): StrandedCase[] {
  const places = new Set(chart.states.map(({ path }) => path));
  const safe = placesWithAnEnd(chart);
  return cases.flatMap(({ id, state }): StrandedCase[] => {
    if (!places.has(state)) return [{ id, state, reason: 'state-gone' }];
    return safe.has(state) ? [] : [{ id, state, reason: 'no-way-out' }];
  });
}

/** Every place from which an end of the whole machine can be reached. */
function placesWithAnEnd(chart: Chart): Set<string> {
  const tree = treeOf(chart);
  const isOutermost = (parent: string | null) =>
    parent === null || (parent.startsWith('#') && tree.stateOf(parent)?.kind !== 'parallel');
  const ends = chart.states.filter(({ kind, parent }) => kind === 'final' && isOutermost(parent));
  if (ends.length === 0) return new Set(chart.states.map(({ path }) => path));

  const safe = new Set(ends.map(({ path }) => path));
  // Backwards, until nothing more is found: a place is safe with what it leads to, and with what it
  // begins with.
  for (let before = -1; before !== safe.size; ) {
    before = safe.size;
    for (const state of chart.states) {
      if (safe.has(state.path)) continue;
      const exits = tree.lineageOf(state.path).flatMap(({ path }) => tree.transitionsOf(path));
      const starts =
        state.kind === 'parallel' ? tree.childrenOf(state.path).map(({ path }) => path) : [state.initial];
      const next = [...exits.flatMap(({ target, alsoTo = [] }) => [target, ...alsoTo]), ...starts];
      if (next.some((path) => path !== null && safe.has(path))) safe.add(state.path);
    }
  }
  return safe;
}
