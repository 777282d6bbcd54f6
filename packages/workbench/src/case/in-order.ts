import type { AnyDefinition } from '@conexion/machines';
import type { Layout } from '@conexion/visualizer';
import { isWithin } from '../diagram/trail.ts';

/**
 * How near to the main line of the service an arrow runs; what moves nothing stands in the middle.
 */
const kinds = ['main', 'forward', 'record', 'back', 'closure'] as const;

interface Order {
  readonly state: string;
  readonly edges: Layout['edges'];
  readonly transitions: AnyDefinition['transitions'];
}

/**
 * The events of a state, those that carry the service on before those that end it; of equals, in
 * the order in which the state takes them, before those that its whole stage takes.
 */
export function inOrder<T extends { readonly type: string }>(
  events: readonly T[],
  { state, edges, transitions }: Order,
): readonly T[] {
  const kindOf = (type: string): number => {
    const own = edges.filter((edge) => isWithin(state, edge.source) && edge.events.includes(type));
    const ranks = own.map(({ kind }) => kinds.indexOf(kind));
    return ranks.length > 0 ? Math.min(...ranks) : kinds.indexOf('record');
  };
  const taken = [
    ...transitions.filter(({ source }) => source === state),
    ...transitions.filter(({ source }) => source !== state && isWithin(state, source)),
  ].map(({ event }) => event as string);
  return events.toSorted(
    (a, b) => kindOf(a.type) - kindOf(b.type) || taken.indexOf(a.type) - taken.indexOf(b.type),
  );
}
