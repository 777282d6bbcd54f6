import {
  type AsistenciaEvent,
  type EventRequest,
  eventSchemas,
  requestSchemas,
} from '../asistencia/asistencia-event.ts';
import type { EventType } from '../asistencia/events.ts';
import * as standard from '../languages/standard.ts';
import { type Checked, check } from '../values/check.ts';
import type { By } from '../values/parties.ts';
import { type Parsed, toldIn } from './result.ts';

/** An event with its stamp, checked; its faults in no language. */
export const checkEvent = (value: unknown, schemas = eventSchemas): Checked<AsistenciaEvent> =>
  checkByType(schemas, value) as Checked<AsistenciaEvent>;

/** What a client sends, checked; its faults in no language. */
export const checkEventRequest = (value: unknown, schemas = requestSchemas): Checked<EventRequest> =>
  checkByType(schemas, value) as Checked<EventRequest>;

/**
 * An event with its stamp, checked: of a known type, with the fields of that type and no others.
 * @example
 * const parsed = parseEvent(value);
 * if (!parsed.ok) console.log(parsed.errors[0]?.path, parsed.errors[0]?.message.en);
 */
export const parseEvent = (value: unknown): Parsed<AsistenciaEvent> =>
  toldIn(checkEvent(value), standard.valueRule);

/**
 * What a client sends, checked: as `parseEvent`, without `at` and `by`, which the host stamps.
 * @example
 * const parsed = parseEventRequest({ type: 'price.informed' });
 */
export const parseEventRequest = (value: unknown): Parsed<EventRequest> =>
  toldIn(checkEventRequest(value), standard.valueRule);

/**
 * The event that a client's request becomes when its host says who sent it and when. `decide`
 * checks the role.
 * @example const event = stamp({ type: 'price.informed' }, { at: new Date().toISOString(), by });
 */
export function stamp(request: EventRequest, who: { at: string; by: By }): AsistenciaEvent;
/** Of an event that a program added, too. */
export function stamp<R extends { type: string }>(
  request: R,
  who: { at: string; by: By },
): R & { at: string; by: By };
export function stamp<R extends { type: string }>(request: R, { at, by }: { at: string; by: By }) {
  return { ...request, at, by };
}

function checkByType(schemas: typeof eventSchemas, value: unknown): Checked<unknown> {
  const type = typeOf(value);
  // XState's own events (xstate.*) are among the unknown: a client may not send them.
  if (typeof type !== 'string' || !Object.hasOwn(schemas, type))
    return { ok: false, faults: [{ path: 'type', rule: 'eventType' }] };
  return check(schemas[type as EventType], value);
}

/** The type that a value says it has. */
export function typeOf(value: unknown): unknown {
  try {
    return (value as { type?: unknown } | null | undefined)?.type;
  } catch {
    // A getter or a proxy threw.
    return undefined;
  }
}
