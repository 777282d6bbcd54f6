import type { Chart, ChartTransition } from '../graph/chart.ts';
import type { ChartChanges } from './compare-charts.ts';

/**
 * How an element of the merged drawing stands to both versions; `before` is where a rerouted arrow
 * used to lead.
 */
export type Mark = 'added' | 'removed' | 'rerouted' | 'changed' | 'before';

/** Two versions as one machine, to draw the changes on. */
export interface Merged<C extends Chart> {
  chart: C;
  /** By the path of a state. */
  stateMarks: ReadonlyMap<string, Mark>;
  /** By the id of a transition of the merged chart. */
  transitionMarks: ReadonlyMap<string, Mark>;
}

/** The next version with what it no longer has still in it, so that one drawing shows both. */
export function mergedChart<C extends Chart>(
  old: C,
  next: C,
  { states, transitions }: ChartChanges,
): Merged<C> {
  const stateMarks = new Map(states.map(({ kind, state }) => [state.path, kind] as const));
  const transitionMarks = new Map<string, Mark>();
  const gone: ChartTransition[] = [];
  const keep = (transition: ChartTransition, mark: Mark) => {
    // Its old id may be another's by now.
    const id = `${transition.id} (${old.version})`;
    gone.push({ ...transition, id });
    transitionMarks.set(id, mark);
  };
  for (const change of transitions) {
    if (change.kind === 'removed') keep(change.transition, 'removed');
    else transitionMarks.set(change.transition.id, change.kind);
    if (change.kind === 'rerouted') keep(change.before, 'before');
  }
  const kept = new Set(next.states.map(({ path }) => path));
  // Each of the removed states after the one that it followed.
  const merged = [...next.states];
  old.states.forEach((state, index) => {
    if (kept.has(state.path)) return;
    const previous = old.states
      .slice(0, index)
      .findLast(({ path }) => merged.some((other) => other.path === path));
    merged.splice(merged.findIndex(({ path }) => path === previous?.path) + 1, 0, state);
  });
  return {
    chart: { ...next, states: merged, transitions: [...next.transitions, ...gone] },
    stateMarks,
    transitionMarks,
  };
}
