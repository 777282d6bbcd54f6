import type { AnyDefinition } from '@conexion/machines';
import type { Layout } from '@conexion/visualizer';
import { isWithin } from '../diagram/trail.ts';
import { conclusion } from './settling-event.ts';

/**
 * How near to the main line of the service an arrow runs; what moves nothing stands in the middle.
 */
const kinds = ['main', 'forward', 'record', 'back', 'closure'] as const;

interface Order {
  readonly state: string;
  readonly edges: Layout['edges'];
  readonly transitions: AnyDefinition['transitions'];
}

type Kind = (typeof kinds)[number];

/** The best of the arrows that an event has from a state. */
function kindOf(type: string, state: string, edges: Layout['edges']): Kind {
  const own = edges.filter((edge) => isWithin(state, edge.source) && edge.events.includes(type));
  const found: readonly Kind[] = own.map(({ kind, closure }) => (closure === conclusion ? 'main' : kind));
  return own.length === 0 ? 'record' : (kinds.find((kind) => found.includes(kind)) ?? 'closure');
}

/**
 * Whether a step may be proposed: it is on the main line, or it is recorded without moving. What
 * ends a case, turns it back or takes it to a side is a person's choice.
 */
export const isOnLine = (type: string, state: string, edges: Layout['edges']): boolean =>
  ['main', 'record'].includes(kindOf(type, state, edges));

/**
 * The events of a state, those that carry the service on before those that end it; of equals, in
 * the order in which the state takes them, before those that its whole stage takes.
 */
export function inOrder<T extends { readonly type: string }>(
  events: readonly T[],
  { state, edges, transitions }: Order,
): readonly T[] {
  const rankOf = (type: string): number => kinds.indexOf(kindOf(type, state, edges));
  const taken = [
    ...transitions.filter(({ source }) => source === state),
    ...transitions.filter(({ source }) => source !== state && isWithin(state, source)),
  ].map(({ event }) => event as string);
  return events.toSorted(
    (a, b) => rankOf(a.type) - rankOf(b.type) || taken.indexOf(a.type) - taken.indexOf(b.type),
  );
}
