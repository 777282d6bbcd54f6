import type { Chart, ChartState, ChartTransition } from './chart.ts';

/** A chart as a tree: who is within whom, who leaves by what. */
export interface ChartTree {
  /** Undefined for a place that the chart does not have. */
  stateOf(path: string): ChartState | undefined;
  /** In document order; of null, the outermost. */
  childrenOf(path: string | null): readonly ChartState[];
  /** The transitions that a state declares itself, in the order in which they are tried. */
  transitionsOf(path: string): readonly ChartTransition[];
  /** From the state itself outwards. */
  lineageOf(path: string): readonly ChartState[];
  isWithin(path: string, ancestor: string): boolean;
  /** Whether a state is entered by itself when what it lies in is entered. */
  isInitial(state: ChartState): boolean;
}

export function treeOf(chart: Pick<Chart, 'initial' | 'states' | 'transitions'>): ChartTree {
  const states = new Map(chart.states.map((state) => [state.path, state]));
  const lineageOf = (path: string): ChartState[] => {
    const state = states.get(path);
    return state ? [state, ...(state.parent === null ? [] : lineageOf(state.parent))] : [];
  };
  const isWithin = (path: string, ancestor: string) =>
    lineageOf(path).some((state) => state.path === ancestor);
  return {
    stateOf: (path) => states.get(path),
    childrenOf: (path) => chart.states.filter(({ parent }) => parent === path),
    transitionsOf: (path) => chart.transitions.filter(({ source }) => source === path),
    lineageOf,
    isWithin,
    isInitial: ({ path, parent }) => {
      const start = parent === null ? chart.initial : states.get(parent)?.initial;
      return start !== null && start !== undefined && isWithin(start, path);
    },
  };
}
