import { edgeOf, type Layout } from '@conexion/visualizer';

/** The part of a journal's entry that says what moved. */
export interface Move {
  readonly kind: string;
  readonly type: string;
  readonly from: string | null;
  readonly to: string | null;
}

export interface Trail {
  readonly visitedStates: readonly string[];
  /** Arrows and records in the order in which they were passed. */
  readonly visitedEdges: readonly string[];
}

/** The way that a case came, by its journal, oldest first. */
export function trailOf(layout: Pick<Layout, 'edges' | 'records'>, entries: readonly Move[]): Trail {
  const moves = entries.filter(({ kind, to }) => (kind === 'event' || kind === 'opening') && to !== null);
  const states = moves.flatMap(({ from, to }) => [from, to]).filter((path) => path !== null);
  const edges = moves
    .map(({ from, to, type }) => edgeOf(layout, { from, to, event: type }))
    .filter((id) => id !== null);
  return { visitedStates: [...new Set(states)], visitedEdges: edges };
}

export const isWithin = (path: string, ancestor: string): boolean =>
  path === ancestor || path.startsWith(`${ancestor}.`);
