import type { Chart, ChartTransition } from './chart.ts';
import { treeOf } from './chart-tree.ts';

/**
 * The places that a machine can ever be in, whatever its guards say and whatever happens to it.
 * `isTaken` leaves out transitions that are known to be passed over.
 */
export function reached(
  chart: Pick<Chart, 'initial' | 'states' | 'transitions'>,
  isTaken: (transition: ChartTransition) => boolean = () => true,
): ReadonlySet<string> {
  const tree = treeOf(chart);
  const places = new Set<string>();
  const regionsOf = (path: string) => tree.childrenOf(path).filter(({ kind }) => kind !== 'history');

  const enter = (path: string) => {
    if (places.has(path)) return;
    surround(path);
    const state = tree.stateOf(path);
    if (state?.kind === 'compound' && state.initial !== null) enter(state.initial);
  };
  /** A place is entered with all around it, and with the other regions of what is parallel. */
  const surround = (path: string) => {
    const state = tree.stateOf(path);
    if (!state || places.has(path)) return;
    places.add(path);
    if (state.parent !== null) surround(state.parent);
    if (state.kind === 'parallel') for (const region of regionsOf(path)) enter(region.path);
  };
  const canEnd = (path: string): boolean => {
    const kind = tree.stateOf(path)?.kind;
    if (kind === 'parallel') return regionsOf(path).every((region) => canEnd(region.path));
    if (kind === 'final') return places.has(path);
    return tree.childrenOf(path).some((child) => child.kind === 'final' && places.has(child.path));
  };
  const isPossible = ({ source, trigger, ended = '' }: ChartTransition) =>
    places.has(source) && (trigger !== 'done' || !tree.stateOf(ended) || canEnd(ended));

  enter(chart.initial);
  // Forwards, until nothing more is found.
  for (let before = -1; before !== places.size; ) {
    before = places.size;
    for (const transition of chart.transitions) {
      const { target, alsoTo = [] } = transition;
      if (target !== null && isTaken(transition) && isPossible(transition))
        [target, ...alsoTo].forEach(enter);
    }
  }
  return places;
}
