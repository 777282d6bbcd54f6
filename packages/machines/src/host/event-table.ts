import type { AnyStateMachine } from 'xstate';
import { type EventDefinitions, schemasOf } from '../asistencia/asistencia-event.ts';
import { type EventType, events as ours } from '../asistencia/events.ts';
import { HostError } from './host-error.ts';

/** The events that a machine takes, with their schemas. */
export interface EventTable {
  definitions: EventDefinitions<EventType>;
  /** In the order of the procedure; what a program adds comes last. */
  types: readonly EventType[];
  /** By type: the whole event with its stamp, what a client sends, and that without its type. */
  schemas: { [K in keyof typeof schemasOf]: ReturnType<typeof schemasOf.event<EventType>> };
}

const tableOf = (added: EventDefinitions): EventTable => {
  const definitions = { ...ours, ...added } as EventDefinitions as EventDefinitions<EventType>;
  return {
    definitions,
    types: Object.keys(definitions) as EventType[],
    schemas: {
      event: schemasOf.event(definitions),
      request: schemasOf.request(definitions),
      payload: schemasOf.payload(definitions),
    },
  };
};

/** By the events that were added: a machine given other guards keeps its table. */
const known = new WeakMap<EventDefinitions, EventTable>();
const nothing: EventDefinitions = {};

/**
 * The events that a machine adds to those of the procedure. They stand in the `meta` of its root.
 */
export const addedEvents = ({ config }: Pick<AnyStateMachine, 'config'>): EventDefinitions =>
  (config.meta as { events?: EventDefinitions } | undefined)?.events ?? nothing;

/** Throws `HostError` for an unknown event: a program that no compiler has seen may ask for any. */
export function refuseUnknownEvent(machine: Pick<AnyStateMachine, 'config'>, type: unknown): void {
  if (typeof type !== 'string' || !Object.hasOwn(eventTableOf(machine).definitions, type))
    throw new HostError('unknown-event', `There is no event ${String(type)}`);
}

/** The events that a machine takes. */
export function eventTableOf(machine: Pick<AnyStateMachine, 'config'>): EventTable {
  const added = addedEvents(machine);
  const table = known.get(added) ?? tableOf(added);
  known.set(added, table);
  return table;
}
