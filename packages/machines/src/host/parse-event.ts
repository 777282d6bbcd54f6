import {
  type AsistenciaEvent,
  type EventRequest,
  eventSchemas,
  requestSchemas,
} from '../asistencia/asistencia-event.ts';
import { isEventType } from '../asistencia/events.ts';
import { type Lang, text } from '../procedure/text.ts';
import type { By } from '../values/parties.ts';
import { type Parsed, parseWith } from './result.ts';

const unknownType = text('Este tipo de evento no existe.', 'There is no such type of event.');

/**
 * An event with its stamp, checked: of a known type, with the fields of that type and no others.
 * @example
 * const parsed = parseEvent(value, 'en');
 * if (!parsed.ok) console.log(parsed.errors[0]?.path);
 */
export const parseEvent = (value: unknown, lang: Lang = 'es'): Parsed<AsistenciaEvent> =>
  parseByType(eventSchemas, value, lang) as Parsed<AsistenciaEvent>;

/**
 * What a client sends, checked: as `parseEvent`, without `at` and `by`, which the host stamps.
 * @example
 * const parsed = parseEventRequest({ type: 'price.informed' });
 */
export const parseEventRequest = (value: unknown, lang: Lang = 'es'): Parsed<EventRequest> =>
  parseByType(requestSchemas, value, lang) as Parsed<EventRequest>;

/**
 * The event that a client's request becomes when its host says who sent it and when. `decide` checks the role.
 * @example
 * const event = stamp({ type: 'price.informed' }, { at: new Date().toISOString(), by });
 */
export const stamp = (request: EventRequest, { at, by }: { at: string; by: By }): AsistenciaEvent =>
  ({ ...request, at, by }) as AsistenciaEvent;

function parseByType(schemas: typeof eventSchemas, value: unknown, lang: Lang): Parsed<unknown> {
  const type = typeOf(value);
  // XState's own events (xstate.*) are among the unknown: a client may not send them.
  if (!isEventType(type)) return { ok: false, errors: [{ path: 'type', message: unknownType[lang] }] };
  return parseWith(schemas[type], value, lang);
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
