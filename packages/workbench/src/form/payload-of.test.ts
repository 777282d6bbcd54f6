import { type EventType, eventSchema, parseEventRequest } from '@conexion/machines';
import { describe, expect, test } from 'vitest';
import { type Draft, emptyGroup, suggestion } from './draft.ts';
import type { GroupField } from './field.ts';
import type { JsonSchema } from './json-schema.ts';
import { modelOf } from './model-of.ts';
import { payloadOf } from './payload-of.ts';

const naming = { field: (name: string) => name, value: (name: string) => name };
const zone = 'America/Panama';

function read(type: EventType, typed: Record<string, Draft>) {
  const model = modelOf(eventSchema(type, 'es') as JsonSchema, naming);
  return payloadOf(model, { ...emptyGroup(model, 'USD'), ...typed }, zone);
}

function problemsOf(type: EventType, typed: Record<string, Draft>) {
  const reading = read(type, typed);
  return reading.ok
    ? {}
    : Object.fromEntries(reading.errors.map(({ path, problem }) => [path, problem.code]));
}

const provider = { id: 'P-07', name: 'Plomería La Fuente', kind: 'external' };
const usd = (amount: string) => ({ amount, currency: 'usd' });

describe('typed text becomes the payload of the event', () => {
  const typed: readonly [EventType, Record<string, Draft>, Record<string, unknown>][] = [
    ['price.informed', {}, {}],
    ['denial.explained', { reason: '  No está en el plan ' }, { reason: 'No está en el plan' }],
    [
      'quote.received',
      { provider, kind: 'service', price: usd('48'), marketReference: usd('60.50') },
      {
        provider,
        kind: 'service',
        price: { amount: 4800, currency: 'USD' },
        marketReference: { amount: 6050, currency: 'USD' },
      },
    ],
    [
      'provider.assigned',
      { provider, window: { earliest: '2025-03-01T09:00', latest: '2025-03-01T10:00' } },
      { provider, window: { earliest: '2025-03-01T09:00:00-05:00', latest: '2025-03-01T10:00:00-05:00' } },
    ],
    [
      'cost.loaded',
      { lines: [{ concept: 'Mano de obra', units: '2', unitPrice: usd('24'), payer: 'afiliado' }] },
      {
        lines: [
          {
            concept: 'Mano de obra',
            units: 2,
            unitPrice: { amount: 2400, currency: 'USD' },
            payer: 'afiliado',
          },
        ],
      },
    ],
    [
      'exception.approved',
      { discountPercent: '40', reason: 'Red propia' },
      { discountPercent: 40, reason: 'Red propia' },
    ],
    ['conformity.recorded', { satisfied: 'true' }, { satisfied: true }],
    ['alternatives.shared', { sources: [{ name: 'Guía', url: '' }] }, { sources: [{ name: 'Guía' }] }],
  ];
  test.each(typed)('%s', (type, draft, payload) => {
    expect(read(type, draft)).toEqual({ ok: true, value: payload });
    expect(parseEventRequest({ type, ...payload }).ok).toBe(true);
  });

  test('an optional group is left out when nothing in it was answered', () => {
    expect(read('exception.requested', { ground: 'sixMonthsWithoutUse' })).toEqual({
      ok: true,
      value: { ground: 'sixMonthsWithoutUse' },
    });
  });

  test('what was typed for another branch is not sent', () => {
    const draft = { outcome: 'uncovered', reason: 'Fuera del plan', coveredAmount: usd('20') };
    expect(read('coverage.resolved', draft)).toEqual({
      ok: true,
      value: { outcome: 'uncovered', reason: 'Fuera del plan' },
    });
  });
});

describe('a missing or wrong value is an error at its field', () => {
  test('a required field', () => {
    expect(problemsOf('denial.explained', { reason: '   ' })).toEqual({ reason: 'required' });
    expect(problemsOf('coverage.resolved', {})).toEqual({ outcome: 'required' });
    expect(problemsOf('coverage.resolved', { outcome: 'partial' })).toEqual({
      reason: 'required',
      coveredAmount: 'required',
    });
  });

  test('the parts of a provider and of a window', () => {
    expect(problemsOf('provider.assigned', { provider: { id: '', name: 'Alguien', kind: '' } })).toEqual({
      'provider.id': 'required',
      'provider.kind': 'required',
      'window.earliest': 'required',
      'window.latest': 'required',
    });
  });

  test('each line of a list, and a list without any', () => {
    expect(problemsOf('cost.loaded', { lines: [] })).toEqual({ lines: 'tooFew' });
    expect(
      problemsOf('cost.loaded', {
        lines: [{ concept: 'Visita', units: '0', unitPrice: usd('1.2345'), payer: 'company' }],
      }),
    ).toEqual({ 'lines.0.units': 'tooSmall', 'lines.0.unitPrice': 'tooManyDecimals' });
  });

  test('a percentage out of range, a half, a text that is too long, an invalid address', () => {
    expect(problemsOf('exception.approved', { discountPercent: '101', reason: 'x' })).toEqual({
      discountPercent: 'tooBig',
    });
    expect(problemsOf('exception.approved', { discountPercent: '12.5', reason: 'x' })).toEqual({
      discountPercent: 'notInteger',
    });
    expect(problemsOf('denial.explained', { reason: 'x'.repeat(2001) })).toEqual({ reason: 'tooLong' });
    expect(problemsOf('alternatives.shared', { sources: [{ name: 'Guía', url: 'ftp://guia' }] })).toEqual({
      'sources.0.url': 'notUrl',
    });
  });

  test('an optional amount that was begun', () => {
    expect(
      problemsOf('quote.received', {
        provider,
        kind: 'visit',
        price: usd('20'),
        tariffReference: usd('veinte'),
      }),
    ).toEqual({ tariffReference: 'notMoney' });
  });
});

test('a value that the page proposes is not sent before a person confirms it', () => {
  const typed = (units: Draft) => ({
    lines: [{ concept: 'Visita', units, unitPrice: usd('5'), payer: 'company' }],
  });
  expect(problemsOf('cost.loaded', typed(suggestion('2')))).toEqual({ 'lines.0.units': 'unconfirmed' });
  expect(problemsOf('cost.loaded', typed('2'))).toEqual({});
});

test('a person whom the name means is sent by the id', () => {
  const named = { label: '', required: true };
  const to = {
    ...named,
    kind: 'text',
    name: 'to',
    multiline: false,
    maxLength: null,
    format: 'plain',
  } as const;
  const suggestions = [{ value: 'luis.mejia', label: 'Luis Mejía' }];
  const group: GroupField = {
    ...named,
    kind: 'group',
    name: '',
    fields: [{ ...to, suggestions, isDoubted: true }],
    variants: null,
  };
  expect(payloadOf(group, { to: ' luis mejia ' }, zone)).toEqual({ ok: true, value: { to: 'luis.mejia' } });
});
