import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventTypes } from '../asistencia/events.ts';
import { parseEventRequest } from '../host/parse-event.ts';
import { parsePolicy } from '../host/parse-policy.ts';
import { openAsistencia } from '../index.ts';
import { inputs, payloadOf, policies } from './arbitraries.ts';

const some = { numRuns: 40 };

describe.each(eventTypes)('payloads of %s', (type) => {
  const { valid, justInvalid } = payloadOf(type);

  it('valid ones are accepted', () => {
    fc.assert(
      fc.property(valid, (payload) => {
        expect(parseEventRequest({ type, ...payload })).toMatchObject({ ok: true });
      }),
      some,
    );
  });

  it('just-invalid ones are refused', () => {
    fc.assert(
      fc.property(justInvalid, (payload) => {
        const isObject = typeof payload === 'object' && payload !== null && !Array.isArray(payload);
        const request = isObject ? { type, ...payload } : payload;
        expect(parseEventRequest(request)).toMatchObject({ ok: false });
      }),
      some,
    );
  });
});

it('quotes are as high as the market at times', () => {
  const quotes = fc.sample(payloadOf('quote.received').valid, { numRuns: 200, seed: 1 });
  expect(quotes.some(({ price, marketReference }) => price.amount === marketReference?.amount)).toBe(true);
});

it('parsePolicy accepts every policy unchanged', () => {
  fc.assert(
    fc.property(policies, (policy) => {
      expect(parsePolicy(policy)).toEqual(policy);
    }),
  );
});

it('inputs open an asistencia, some on the last of February with a plan of exactly six months', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      expect(() => openAsistencia(input)).not.toThrow();
    }),
  );
  const opened = fc.sample(inputs, { numRuns: 500, seed: 1 });
  expect(
    opened.some(
      ({ openedAt, plan }) => openedAt.startsWith('2026-02-28') && plan.contractedOn === '2025-08-31',
    ),
  ).toBe(true);
});
