import type { Chart, ChartState, ChartTransition } from '../graph/chart.ts';
import { treeOf } from '../graph/chart-tree.ts';

/** Where a machine is, as XState writes it: a dotted path, or by region `{ lamp: 'red' }`. */
export type StateValue = string | { readonly [state: string]: StateValue };

/** A running case. */
export interface RunningCase {
  id: string;
  state: StateValue;
}

/** A case that a version has no place for, or no way on to an end. */
export interface StrandedCase {
  id: string;
  /** The path of the state in which it is stranded: of several, where regions are parallel. */
  state: string;
  reason: 'state-gone' | 'no-way-out';
  /**
   * The path of the state closest to it that the version has, and from which an end can be reached;
   * null where it has none.
   */
  nearest: string | null;
}

/**
 * The cases that could not go on under a version of the machine: it lacks a state of theirs, or no
 * end can be reached from where they are, whatever happens. Guards are taken to pass, so a case
 * that is not listed may still wait for one that never does. In a machine without an end, no case
 * is stranded for lack of one. `before` is the version that the cases run in: where nothing around
 * a lost state is left, its transitions lead to the nearest one that is.
 */
export function strandedCases(
  chart: Chart,
  cases: readonly RunningCase[],
  before: Chart = chart,
): StrandedCase[] {
  const places = new Set(chart.states.map(({ path }) => path));
  const safe = placesWithAnEnd(chart);
  const nearest = nearestIn(before, chart, safe);
  return cases.flatMap(({ id, state }) => {
    const paths = pathsIn(state);
    const stranded = (reason: StrandedCase['reason']) => (path: string) => ({
      id,
      state: path,
      reason,
      nearest: nearest(path),
    });
    const gone = paths.filter((path) => !places.has(path));
    if (gone.length > 0) return gone.map(stranded('state-gone'));
    // One region that gets out takes the others with it.
    return paths.some((path) => safe.has(path)) ? [] : paths.map(stranded('no-way-out'));
  });
}

/** The innermost places of a state value, as dotted paths. */
function pathsIn(value: StateValue): string[] {
  if (typeof value === 'string') return [value];
  return Object.entries(value).flatMap(([key, inner]) => {
    const paths = pathsIn(inner);
    return paths.length === 0 ? [key] : paths.map((path) => `${key}.${path}`);
  });
}

/**
 * The nearest state in which a case can go on: around its own, else by the steps of its version,
 * else the start.
 */
function nearestIn(before: Chart, { initial, states }: Chart, safe: ReadonlySet<string>) {
  const tree = treeOf(before);
  const isRunning = ({ kind, path }: ChartState) =>
    kind !== 'final' && kind !== 'history' && !path.startsWith('#') && safe.has(path);
  const places = new Set(states.filter(isRunning).map(({ path }) => path));
  const ends = ({ target, alsoTo = [] }: ChartTransition) => (target === null ? alsoTo : [target, ...alsoTo]);
  const stepsFrom = (path: string) =>
    tree.lineageOf(path).flatMap((state) => tree.transitionsOf(state.path).flatMap(ends));
  const stepsInto = (path: string) =>
    before.transitions.flatMap((it) => (ends(it).some((end) => tree.isWithin(end, path)) ? it.source : []));
  return (path: string): string | null => {
    const around = outwards(path).find((place) => places.has(place));
    if (around !== undefined) return around;
    const seen = new Set([path]);
    for (const place of seen) {
      if (places.has(place)) return place;
      for (const next of [...stepsFrom(place), ...stepsInto(place)]) seen.add(next);
    }
    return places.has(initial) ? initial : null;
  };
}

/** What a path lies in, from the innermost: of `a.b.c`, `a.b` and `a`. */
const outwards = (path: string): string[] => {
  const keys = path.split('.');
  return keys.map((_, index) => keys.slice(0, -1 - index).join('.')).filter((outer) => outer !== '');
};

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
