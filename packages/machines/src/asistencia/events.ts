import { z } from 'zod';
import { instant } from '../values/instant.ts';
import { money } from '../values/money.ts';
import { type By, by, provider, window } from '../values/parties.ts';
import { id, name, prose, url } from '../values/text.ts';
import type { RoleOf } from './roles.ts';

const nothing = z.strictObject({});
const reason = z.strictObject({ reason: prose });
const note = z.strictObject({ note: prose.optional() });
const references = { marketReference: money.optional(), tariffReference: money.optional() };
const works = { heavyMachinery: z.boolean(), largeWorks: z.boolean() };
const assessment = z.strictObject(works);
const percent = z.int().min(1).max(100);

/** What each event carries besides its stamp (DOMAIN §6). */
export const payloads = {
  'coverage.resolved': z.discriminatedUnion('outcome', [
    z.strictObject({
      outcome: z.literal('covered'),
      reason: prose.optional(),
      coveredAmount: money.optional(),
    }),
    z.strictObject({ outcome: z.literal('partial'), reason: prose, coveredAmount: money }),
    z.strictObject({ outcome: z.literal('uncovered'), reason: prose }),
    z.strictObject({ outcome: z.literal('outsideMatrix'), reason: prose }),
    z.strictObject({ outcome: z.literal('warranty'), reason: prose }),
  ]),
  'denial.explained': reason,
  'affiliate.objected': note,
  'request.withdrawn': reason,
  'quote.received': z.strictObject({
    provider,
    kind: z.enum(['service', 'visit']),
    price: money,
    ...references,
  }),
  'price.informed': nothing,
  'quote.reopened': reason,
  'offer.accepted': nothing,
  'offer.declined': reason,
  'exception.requested': z.discriminatedUnion('ground', [
    z.strictObject({
      ground: z.enum(['sixMonthsWithoutUse', 'internalTechnicianNetwork', 'firstServiceGoodwill']),
      assessment: assessment.optional(),
      note: prose.optional(),
    }),
    z.strictObject({ ground: z.literal('noHeavyMachinery'), assessment, note: prose.optional() }),
    z.strictObject({ ground: z.literal('special'), assessment: assessment.optional(), note: prose }),
  ]),
  'exception.approved': z.strictObject({ discountPercent: percent, reason: prose }),
  'exception.denied': reason,
  'exception.escalated': reason,
  'exception.explained': nothing,
  'alternatives.disclaimed': nothing,
  'alternatives.shared': z.strictObject({
    sources: z.array(z.strictObject({ name, url: url.optional() })).min(1),
  }),
  'alternatives.withheld': reason,
  'provider.assigned': z.strictObject({ provider, window }),
  'affiliate.confirmed': nothing,
  'provider.released': reason,
  'affiliate.cancelled': reason,
  'provider.monitored': note,
  'affiliate.monitored': note,
  'reschedule.accepted': z.strictObject({ window }),
  'reschedule.declined': reason,
  'provider.arrived': z.strictObject({ arrivedAt: instant }),
  'contact.validated': note,
  'contact.refuted': reason,
  'diagnosis.recorded': z.strictObject({ summary: prose, estimatedCost: money, ...works, ...references }),
  'work.authorized': nothing,
  'excess.accepted': nothing,
  'excess.approved': z.strictObject({ percent, reason: prose }),
  'excess.declined': reason,
  'service.performed': note,
  'service.terminated': z.strictObject({ finishedAt: instant }),
  'cost.loaded': z.strictObject({
    lines: z
      .array(
        z.strictObject({
          concept: name,
          units: z.int().min(1),
          unitPrice: money,
          payer: z.enum(['afiliado', 'company']),
        }),
      )
      .min(1),
  }),
  'cost.approved': z.strictObject({ amount: money, reason: prose }),
  'conformity.recorded': z.discriminatedUnion('satisfied', [
    z.strictObject({ satisfied: z.literal(true), comment: prose.optional() }),
    z.strictObject({ satisfied: z.literal(false), comment: prose }),
  ]),
} as const;

export type EventType = keyof typeof payloads;
export const eventTypes = Object.keys(payloads) as readonly EventType[];

/** Who and when, on every event; `callId` names the call in which it was said (4.11). */
const stamp = { at: instant, by };
const call = { callId: id.optional() };

interface Stamp<T extends EventType> {
  /** ISO 8601 instant, never before the last event's. */
  at: string;
  by: By & { role: RoleOf<T> };
  callId?: string | undefined;
}

// An empty payload is a Record<string, never>: its index signature would forbid the stamp beside it.
type Simplify<T> = T extends unknown ? { [K in keyof T as string extends K ? never : K]: T[K] } : never;
type Payload<T extends EventType> = z.output<(typeof payloads)[T]>;

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

/** Why an exception may be asked: the three grounds of 5.1.G, 5.1.H and 5.1.I. */
export const exceptionGrounds = [
  'sixMonthsWithoutUse',
  'internalTechnicianNetwork',
  'noHeavyMachinery',
  'firstServiceGoodwill',
  'special',
] as const satisfies readonly Payload<'exception.requested'>['ground'][];
export type ExceptionGround = (typeof exceptionGrounds)[number];

export const coverageOutcomes = [
  'covered',
  'partial',
  'uncovered',
  'outsideMatrix',
  'warranty',
] as const satisfies readonly Payload<'coverage.resolved'>['outcome'][];
export type CoverageOutcome = (typeof coverageOutcomes)[number];

type PayloadSchema = z.ZodObject | z.ZodDiscriminatedUnion<z.ZodObject[]>;

/** A payload's schema with more fields, on every branch where it is a union. */
function withFields(schema: PayloadSchema, fields: z.ZodRawShape): PayloadSchema {
  if (schema instanceof z.ZodObject) return schema.extend(fields);
  const branches = schema.options.map((option) => option.extend(fields));
  return z.discriminatedUnion(schema.def.discriminator, branches as [z.ZodObject, ...z.ZodObject[]]);
}

const schemasWith = (
  fieldsOf: (type: EventType) => z.ZodRawShape,
): Readonly<Record<EventType, PayloadSchema>> =>
  Object.fromEntries(
    eventTypes.map((type) => [
      type,
      withFields(payloads[type] as unknown as PayloadSchema, { ...call, ...fieldsOf(type) }),
    ]),
  ) as Record<EventType, PayloadSchema>;

/** The whole event, stamp included, by type. */
export const eventSchemas = schemasWith((type) => ({ type: z.literal(type), ...stamp }));
/** What a client may send, by type: no stamp. */
export const requestSchemas = schemasWith((type) => ({ type: z.literal(type) }));
/** What a client may send besides the type. */
export const requestPayloads = schemasWith(() => ({}));

export const isEventType = (value: unknown): value is EventType =>
  typeof value === 'string' && Object.hasOwn(payloads, value);
