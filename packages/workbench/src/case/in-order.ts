import type { Layout } from '@conexion/visualizer';
import { isWithin } from '../diagram/trail.ts';

/**
 * How near to the main line of the service an arrow runs; what moves nothing stands in the middle.
 */
const kinds = ['main', 'forward', 'record', 'back', 'closure'] as const;

/** The events that may come next, those that carry the service on before those that end it. */
export function inOrder<T extends { readonly type: string }>(
  events: readonly T[],
  state: string,
  edges: Layout['edges'],
): readonly T[] {
  const rankOf = (type: string): number => {
    const own = edges.filter((edge) => isWithin(state, edge.source) && edge.events.includes(type));
    const ranks = own.map(({ kind }) => kinds.indexOf(kind));
    return ranks.length > 0 ? Math.min(...ranks) : kinds.indexOf('record');
  };
  return events.toSorted((a, b) => rankOf(a.type) - rankOf(b.type));
}
