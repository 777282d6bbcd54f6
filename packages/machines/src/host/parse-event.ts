import {
  type AsistenciaEvent,
  type EventRequest,
  eventSchemas,
  requestSchemas,
} from '../asistencia/asistencia-event.ts';
import { isEventType } from '../asistencia/events.ts';
import * as standard from '../languages/standard.ts';
import { type Checked, check } from '../values/check.ts';
import type { By } from '../values/parties.ts';
import { type Parsed, toldIn } from './result.ts';

/** An event with its stamp, checked; its faults in no language. */
export const checkEvent = (value: unknown): Checked<AsistenciaEvent> =>
  checkByType(eventSchemas, value) as Checked<AsistenciaEvent>;

/** What a client sends, checked; its faults in no language. */
export const checkEventRequest = (value: unknown): Checked<EventRequest> =>
  checkByType(requestSchemas, value) as Checked<EventRequest>;

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
export const stamp = (request: EventRequest, { at, by }: { at: string; by: By }): AsistenciaEvent =>
  ({ ...request, at, by }) as AsistenciaEvent;

function checkByType(schemas: typeof eventSchemas, value: unknown): Checked<unknown> {
  const type = typeOf(value);
  // XState's own events (xstate.*) are among the unknown: a client may not send them.
  if (!isEventType(type)) return { ok: false, faults: [{ path: 'type', rule: 'eventType' }] };
  return check(schemas[type], value);
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
