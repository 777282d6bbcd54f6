import { z } from 'zod';
import type { Coordinating, Sender, Superior } from '../procedure/roles.ts';
import { instant } from '../values/instant.ts';
import { type By, by } from '../values/parties.ts';
import { personal } from '../values/privacy.ts';
import { id } from '../values/text.ts';
import type { EventDefinition, PayloadSchema } from './event.ts';
import { type EventType, events } from './events.ts';

/** Who and when, on every event; `callId` names the call in which it was said (4.11). */
const stamp = { at: instant, by };
const call = { callId: personal(id).optional() };

/** The roles that may send an event in some state: all that the compiler can know. */
type RoleOf<T extends EventType> = (typeof events)[T]['sender'] extends 'coordinador'
  ? Coordinating
  : Superior;

interface Stamp<T extends EventType> {
  /** ISO 8601 instant, never before the last event's. */
  at: string;
  by: By & { role: RoleOf<T> };
  callId?: string | undefined;
}

// An empty payload is a Record<string, never>: its index signature would forbid the stamp beside
// it.
type Simplify<T> = T extends unknown ? { [K in keyof T as string extends K ? never : K]: T[K] } : never;
type Payload<T extends EventType> = z.output<(typeof events)[T]['payload']>;

/** An event of one type. */
export type EventOf<T extends EventType> = T extends EventType
  ? Simplify<{ type: T } & Stamp<T> & Payload<T>>
  : never;
/** Everything that may happen to an asistencia. */
export type AsistenciaEvent = EventOf<EventType>;

/** What a client sends: the host stamps `at` and `by`. */
export type EventRequest<T extends EventType = EventType> = T extends EventType
  ? Simplify<{ type: T; callId?: string | undefined } & Payload<T>>
  : never;

/** Why an exception may be requested: the three grounds of 5.1.G, then 5.1.H and 5.1.I. */
export const exceptionGrounds = [
  'sixMonthsWithoutUse',
  'internalTechnicianNetwork',
  'noHeavyMachinery',
  'firstServiceGoodwill',
  'special',
] as const satisfies readonly Payload<'exception.requested'>['ground'][];
/** A ground on which an exception may be requested (5.1.G to 5.1.I). */
export type ExceptionGround = (typeof exceptionGrounds)[number];

export const coverageOutcomes = [
  'covered',
  'partial',
  'uncovered',
  'outsideMatrix',
  'warranty',
] as const satisfies readonly Payload<'coverage.resolved'>['outcome'][];
/** What `coverage.resolved` says (5.1.A, 5.1.B, 5.2.B). */
export type CoverageOutcome = (typeof coverageOutcomes)[number];

/** A payload's schema with more fields, on every branch where it is a union. */
function withFields(schema: PayloadSchema, fields: z.ZodRawShape): PayloadSchema {
  if (schema instanceof z.ZodObject) return schema.extend(fields);
  const branches = schema.options.map((option) => option.extend(fields));
  return z.discriminatedUnion(schema.def.discriminator, branches as [z.ZodObject, ...z.ZodObject[]]);
}

/** Events by their type: ours, or those that a program adds. */
export type EventDefinitions<T extends string = string> = Readonly<
  Record<T, EventDefinition<Sender, PayloadSchema>>
>;

const schemasWith =
  (fieldsOf: (type: string) => z.ZodRawShape) =>
  <T extends string>(definitions: EventDefinitions<T>): Readonly<Record<T, PayloadSchema>> =>
    Object.fromEntries(
      Object.entries<EventDefinitions[string]>(definitions).map(([type, { payload }]) => [
        type,
        withFields(payload, { ...call, ...fieldsOf(type) }),
      ]),
    ) as Record<T, PayloadSchema>;

/**
 * Of some events: the whole event with its stamp, what a client sends, and that without its type.
 */
export const schemasOf = {
  event: schemasWith((type) => ({ type: z.literal(type), ...stamp })),
  request: schemasWith((type) => ({ type: z.literal(type) })),
  payload: schemasWith(() => ({})),
};

const ours = events as EventDefinitions as EventDefinitions<EventType>;

/** The whole event, stamp included, by type. */
export const eventSchemas = schemasOf.event(ours);
/** What a client may send, by type: no stamp. */
export const requestSchemas = schemasOf.request(ours);
/** What a client may send besides the type. */
export const requestPayloads = schemasOf.payload(ours);
