import { z } from 'zod';
import { instant } from '../values/instant.ts';
import { money } from '../values/money.ts';
import { provider, window } from '../values/parties.ts';
import { impersonal, personal } from '../values/privacy.ts';
import { name, prose, url } from '../values/text.ts';
import { event } from './event.ts';

const nothing = z.strictObject({});
const reason = z.strictObject({ reason: personal(prose) });
const note = z.strictObject({ note: personal(prose).optional() });
const references = { marketReference: money.optional(), tariffReference: money.optional() };
const works = { heavyMachinery: z.boolean(), largeWorks: z.boolean() };
const assessment = z.strictObject(works);
const percent = z.int().min(1).max(100);

/** Everything that may happen to an asistencia: each event with its sender, payload and clauses. */
export const events = {
  'coverage.resolved': event({
    sender: 'coordinador',
    payload: z.discriminatedUnion('outcome', [
      z.strictObject({
        outcome: z.literal('covered'),
        reason: personal(prose).optional(),
        coveredAmount: money.optional(),
      }),
      z.strictObject({ outcome: z.literal('partial'), reason: personal(prose), coveredAmount: money }),
      z.strictObject({ outcome: z.literal('uncovered'), reason: personal(prose) }),
      z.strictObject({ outcome: z.literal('outsideMatrix'), reason: personal(prose) }),
      z.strictObject({ outcome: z.literal('warranty'), reason: personal(prose) }),
    ]),
    cites: { outcome: ['4.7', '5.1.A'], reason: ['5.1.A', '5.1.C'], coveredAmount: ['4.2'] },
  }),
  'denial.explained': event({
    sender: 'coordinador',
    payload: reason,
    cites: { reason: ['5.1.A', '5.1.C'] },
  }),
  'affiliate.objected': event({
    sender: 'coordinador',
    payload: note,
    cites: {},
  }),
  'request.withdrawn': event({
    sender: 'coordinador',
    payload: reason,
    cites: { reason: ['4.1'] },
  }),
  'quote.received': event({
    sender: 'coordinador',
    payload: z.strictObject({
      provider,
      kind: z.enum(['service', 'visit']),
      price: money,
      ...references,
    }),
    cites: { provider: ['5.1.A'], kind: ['5.1.A'], price: ['5.1.A'] },
  }),
  'price.informed': event({
    sender: 'coordinador',
    payload: nothing,
    cites: {},
  }),
  'quote.reopened': event({
    sender: 'coordinador',
    payload: reason,
    cites: { reason: ['ours'] },
  }),
  'offer.accepted': event({
    sender: 'coordinador',
    payload: nothing,
    cites: {},
  }),
  'offer.declined': event({
    sender: 'coordinador',
    payload: reason,
    cites: { reason: ['4.1', '4.2'] },
  }),
  'exception.requested': event({
    sender: 'coordinador',
    payload: z.discriminatedUnion('ground', [
      z.strictObject({
        ground: z.enum(['sixMonthsWithoutUse', 'internalTechnicianNetwork', 'firstServiceGoodwill']),
        assessment: assessment.optional(),
        note: personal(prose).optional(),
      }),
      z.strictObject({ ground: z.literal('noHeavyMachinery'), assessment, note: personal(prose).optional() }),
      z.strictObject({
        ground: z.literal('special'),
        assessment: assessment.optional(),
        note: personal(prose),
      }),
    ]),
    cites: { ground: ['5.1.G', '5.1.H', '5.1.I'], assessment: ['5.1.G'], note: ['5.1.I'] },
  }),
  'exception.approved': event({
    sender: 'reviewer',
    payload: z.strictObject({ discountPercent: percent, reason: personal(prose) }),
    cites: { discountPercent: ['5.1.G'], reason: ['5.1.J'] },
  }),
  'exception.denied': event({
    sender: 'reviewer',
    payload: reason,
    cites: { reason: ['5.1.C'] },
  }),
  'exception.escalated': event({
    sender: 'reviewer',
    payload: reason,
    cites: { reason: ['5.1.I'] },
  }),
  'exception.explained': event({
    sender: 'coordinador',
    payload: nothing,
    cites: {},
  }),
  'alternatives.disclaimed': event({
    sender: 'coordinador',
    payload: nothing,
    cites: {},
  }),
  'alternatives.shared': event({
    sender: 'coordinador',
    payload: z.strictObject({
      sources: z.array(z.strictObject({ name: impersonal(name), url: impersonal(url).optional() })).min(1),
    }),
    cites: { sources: ['5.1.B'] },
  }),
  'alternatives.withheld': event({
    sender: 'coordinador',
    payload: reason,
    cites: { reason: ['5.1.B', '4.1'] },
  }),
  'provider.assigned': event({
    sender: 'coordinador',
    payload: z.strictObject({ provider, window }),
    cites: { provider: ['5.2.A'], window: ['4.3'] },
  }),
  'affiliate.confirmed': event({
    sender: 'coordinador',
    payload: nothing,
    cites: {},
  }),
  'provider.released': event({
    sender: 'coordinador',
    payload: reason,
    cites: { reason: ['ours'] },
  }),
  'affiliate.cancelled': event({
    sender: 'coordinador',
    payload: reason,
    cites: { reason: ['4.2'] },
  }),
  'provider.monitored': event({
    sender: 'coordinador',
    payload: note,
    cites: {},
  }),
  'affiliate.monitored': event({
    sender: 'coordinador',
    payload: note,
    cites: {},
  }),
  'reschedule.accepted': event({
    sender: 'coordinador',
    payload: z.strictObject({ window }),
    cites: { window: ['4.3'] },
  }),
  'reschedule.declined': event({
    sender: 'coordinador',
    payload: reason,
    cites: { reason: ['4.3'] },
  }),
  'provider.arrived': event({
    sender: 'coordinador',
    payload: z.strictObject({ arrivedAt: instant }),
    cites: { arrivedAt: ['5.2.A'] },
  }),
  'contact.validated': event({
    sender: 'coordinador',
    payload: note,
    cites: {},
  }),
  'contact.refuted': event({
    sender: 'coordinador',
    payload: reason,
    cites: { reason: ['5.2.A'] },
  }),
  'diagnosis.recorded': event({
    sender: 'coordinador',
    payload: z.strictObject({ summary: personal(prose), estimatedCost: money, ...works, ...references }),
    cites: {
      summary: ['5.2.A'],
      estimatedCost: ['4.2'],
      heavyMachinery: ['5.1.G'],
      largeWorks: ['5.1.G'],
    },
  }),
  'work.authorized': event({
    sender: 'coordinador',
    payload: nothing,
    cites: {},
  }),
  'excess.accepted': event({
    sender: 'coordinador',
    payload: nothing,
    cites: {},
  }),
  'excess.approved': event({
    sender: 'superior',
    payload: z.strictObject({ percent, reason: personal(prose) }),
    cites: { percent: ['5.1.J'], reason: ['5.1.J'] },
  }),
  'excess.declined': event({
    sender: 'coordinador',
    payload: reason,
    cites: { reason: ['4.2'] },
  }),
  'service.performed': event({
    sender: 'coordinador',
    payload: note,
    cites: {},
  }),
  'service.terminated': event({
    sender: 'coordinador',
    payload: z.strictObject({ finishedAt: instant }),
    cites: { finishedAt: ['4.4'] },
  }),
  'cost.loaded': event({
    sender: 'coordinador',
    payload: z.strictObject({
      lines: z
        .array(
          z.strictObject({
            concept: personal(name),
            units: z.int().min(1),
            unitPrice: money,
            payer: z.enum(['afiliado', 'company']),
          }),
        )
        .min(1),
    }),
    cites: { lines: ['5.2.A'] },
  }),
  'cost.approved': event({
    sender: 'superior',
    payload: z.strictObject({ amount: money, reason: personal(prose) }),
    cites: { amount: ['5.1.J'], reason: ['5.1.J'] },
  }),
  'conformity.recorded': event({
    sender: 'coordinador',
    payload: z.discriminatedUnion('satisfied', [
      z.strictObject({ satisfied: z.literal(true), comment: personal(prose).optional() }),
      z.strictObject({ satisfied: z.literal(false), comment: personal(prose) }),
    ]),
    cites: { satisfied: ['4.5'], comment: ['ours'] },
  }),
};

/** The types of the events that an asistencia accepts. */
export type EventType = keyof typeof events;
/** Every type of event, in the order of the procedure. */
export const eventTypes = Object.keys(events) as readonly EventType[];

export const isEventType = (value: unknown): value is EventType =>
  typeof value === 'string' && Object.hasOwn(events, value);
