import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { event } from '../../asistencia/event.ts';
import { type EventType, events } from '../../asistencia/events.ts';
import { createHost } from '../../host/host.ts';
import { en } from '../../languages/catalogues.ts';
import { withEvents } from '../mutation/config.ts';
import { checkProcedure } from '../property.ts';
import { payloadInvariants } from './payloads.ts';

const [malformed, kept] = payloadInvariants.map(({ name }) => name);

type Change = (schema: z.ZodObject) => z.ZodObject;

const hostWith = (type: EventType, change: Change, choice?: number) => {
  const { payload } = events[type] as unknown as {
    payload: z.ZodObject | z.ZodDiscriminatedUnion<z.ZodObject[]>;
  };
  const changed =
    payload instanceof z.ZodObject
      ? change(payload)
      : z.discriminatedUnion(
          payload.def.discriminator,
          payload.options.map((option, place) => (place === choice ? change(option) : option)) as [
            z.ZodObject,
          ],
        );
  return createHost({ machine: withEvents({ [type]: { ...events[type], payload: changed } }) });
};

const field =
  (name: string, schema: z.ZodType): Change =>
  (shape) =>
    shape.extend({ [name]: schema });

const text = (most: number) => z.string().trim().min(1).max(most);
const instants = { earliest: z.iso.datetime({ offset: true }), latest: z.iso.datetime({ offset: true }) };
const money = (amount: z.ZodType, currency: z.ZodType = z.string().regex(/^[A-Z]{3}$/)) =>
  z.strictObject({ amount, currency });
const provider = (id: z.ZodType, name: z.ZodType = text(200)) =>
  z.strictObject({ id, name, kind: z.enum(['internal', 'external']) });
const line = { concept: text(200), units: z.int().min(1), unitPrice: money(z.int().min(0)) };
const lines = (more: object) =>
  z.array(z.strictObject({ ...line, payer: z.enum(['afiliado', 'company']), ...more })).min(1);
const sources = (url: z.ZodType) => z.array(z.strictObject({ name: text(200), url: url.optional() })).min(1);

const wrong: readonly [string, EventType, Change, number?][] = [
  ['a discount of 101 %', 'exception.approved', field('discountPercent', z.int().min(1).max(101))],
  ['a discount of 99 % at most', 'exception.approved', field('discountPercent', z.int().min(1).max(99))],
  ['0 units', 'cost.loaded', field('lines', lines({ units: z.int().min(0) }))],
  ['half a unit', 'cost.loaded', field('lines', lines({ units: z.number().min(1) }))],
  ['no lines', 'cost.loaded', field('lines', z.array(lines({}).element))],
  ['a reason of 2,001 characters', 'affiliate.cancelled', field('reason', text(2001))],
  ['a reason of 1,999 at most', 'affiliate.cancelled', field('reason', text(1999))],
  [
    'a reason measured before it is trimmed',
    'quote.reopened',
    field('reason', z.string().max(2000).trim().min(1)),
  ],
  ['a reason of blanks', 'offer.declined', field('reason', z.string().min(1).max(2000))],
  ['a special request without note', 'exception.requested', field('note', text(2000).optional()), 2],
  [
    'no rare machinery without assessment',
    'exception.requested',
    (shape) => shape.partial({ assessment: true }),
    1,
  ],
  [
    'a limit where nothing is covered',
    'coverage.resolved',
    field('coveredAmount', money(z.int().min(0)).optional()),
    2,
  ],
  [
    'a partial coverage without its limit',
    'coverage.resolved',
    (shape) => shape.partial({ coveredAmount: true }),
    1,
  ],
  ['a window that ends before it begins', 'reschedule.accepted', field('window', z.strictObject(instants))],
  ['any address', 'alternatives.shared', field('sources', sources(z.url()))],
  [
    'a currency in small letters',
    'cost.approved',
    field('amount', money(z.int().min(0), z.string().length(3))),
  ],
  ['a negative amount', 'cost.approved', field('amount', money(z.int()))],
  ['an unknown field', 'price.informed', (shape) => shape.loose()],
  ['an unknown field, dropped', 'price.informed', (shape) => shape.strip()],
  ['null for no note', 'service.performed', field('note', text(2000).nullish())],
  [
    'an instant without offset',
    'provider.arrived',
    field('arrivedAt', z.iso.datetime({ offset: true, local: true })),
  ],
  [
    'an instant without seconds',
    'service.terminated',
    field(
      'finishedAt',
      z.string().refine((value) => Date.parse(value) > 0),
    ),
  ],
  ['an id of 256 characters', 'provider.assigned', field('provider', provider(text(256)))],
  ['a name of 201 characters', 'quote.received', field('provider', provider(text(255), text(201)))],
  ['no comment of who is not satisfied', 'conformity.recorded', field('comment', text(2000).optional()), 1],
];

const once = { walks: 'adversarial', runs: 1, seed: 1, shrinkFor: 0 } as const;

describe('a wrong limit of what an event may carry', () => {
  it.each(wrong)('is found: %s', (_, type, change, choice) => {
    const host = hostWith(type, change, choice);
    const { counterexample } = checkProcedure({ host, ...once });
    expect(counterexample?.rule).toBe(malformed);
  });

  it('leads to the same counterexample by its token', () => {
    const host = hostWith('price.informed', (shape) => shape.loose());
    const first = checkProcedure({ host, walks: 'adversarial', seed: 5 });
    expect(first.runs).toBe(1);
    expect(first.counterexample?.walk.events).toHaveLength(1);
    const { replay } = first.counterexample ?? {};
    expect(checkProcedure({ host, walks: 'adversarial', ...replay })).toEqual(first);
  });

  it('is not asked where a host of another rule names the rule', () => {
    const host = hostWith('exception.approved', field('discountPercent', z.int().min(1).max(101)));
    const without = [String(malformed)];
    expect(
      checkProcedure({ host, without, walks: 'adversarial', runs: 20, seed: 1 }).counterexample,
    ).toBeNull();
  });
});

describe('a text that is kept otherwise than it was sent', () => {
  const untrimmed = z.string().refine((value) => value.trim() !== '' && value.trim().length <= 2000);

  it.each<[string, z.ZodType]>([
    ['with the blanks at its ends', untrimmed],
    ['with a full stop', text(2000).overwrite((value) => `${value}.`)],
  ])('is found: %s', (_, reason) => {
    const host = hostWith('excess.declined', field('reason', reason));
    expect(checkProcedure({ host, ...once }).counterexample?.rule).toBe(kept);
  });
});

it('events that a program adds are not judged by these limits', () => {
  const payload = z.strictObject({ size: z.int().max(7) });
  const taken = event({ sender: 'coordinador', payload, cites: { size: ['4.3'] } });
  const host = createHost({
    additions: {
      events: { 'photo.taken': taken },
      steps: { monitoreo: { 'photo.taken': { clauses: ['5.2.A'], actor: 'coordinador' } } },
    },
    catalogues: {
      en: { ...en, event: { ...en.event, 'photo.taken': 'Photo' }, field: { ...en.field, size: 'Size' } },
    },
  });
  expect(checkProcedure({ host, walks: 'adversarial', runs: 60, seed: 1 }).counterexample).toBeNull();
});
