import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventTypes } from '../../asistencia/events.ts';
import { standardPolicy } from '../../asistencia/policy.ts';
import { parseEvent } from '../../host/parse-event.ts';
import { parseInput } from '../../host/parse-input.ts';
import { dateIn, daysAfter, monthsAfter } from '../../values/calendar.ts';
import { between, isBefore, millisecondsOf, minutesAfter } from '../../values/instant.ts';
import { percentDown, percentUp } from '../../values/percent-down.ts';
import { payloadOf } from '../arbitraries.ts';
import { dateText, dayIn, dayMonthsAfter } from './calendar.ts';
import { dateOf, dayNumber } from './civil.ts';
import { standardDue } from './due-times.ts';
import { instantAt, isEarlier, millisecondsAt, minutesOn } from './instants.ts';
import { percentOf, percentOfUp } from './money.ts';
import { openingFault, openingTries } from './openings.ts';
import { faultIn, payloadTries } from './payloads.ts';

/** Summer time, also by half an hour; half and quarter hours; both sides of the date line. */
const zones = [
  ...['America/Bogota', 'America/New_York', 'America/Santiago', 'Europe/Madrid', 'America/St_Johns'],
  ...['Asia/Kolkata', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'],
];
const moments = fc.integer({ min: Date.parse('1971-01-01'), max: Date.parse('2199-12-31') });
const offsets = fc.constantFrom('Z', '+05:30', '-05:00', '+14:00', '-00:30');

describe('the calendar of the oracle', () => {
  // Each line was looked up in the published rules of its zone.
  it.each([
    ['America/New_York', '2026-03-08T06:59:59Z', '2026-03-08'],
    ['America/New_York', '2026-03-09T03:59:59Z', '2026-03-08'],
    ['America/New_York', '2026-03-08T04:59:59.999Z', '2026-03-07'],
    ['America/New_York', '2026-11-02T04:59:59.999Z', '2026-11-01'],
    ['America/New_York', '2026-11-01T03:59:59.999Z', '2026-10-31'],
    ['America/Santiago', '2026-09-06T03:59:59Z', '2026-09-05'],
    ['America/Santiago', '2026-09-07T02:59:59Z', '2026-09-06'],
    ['Asia/Kolkata', '2028-02-28T18:29:59Z', '2028-02-28'],
    ['Asia/Kolkata', '2028-02-28T18:30:00Z', '2028-02-29'],
    ['Asia/Kathmandu', '2026-08-31T18:15:00Z', '2026-09-01'],
    ['Australia/Lord_Howe', '2026-04-04T13:00:00Z', '2026-04-05'],
    ['Australia/Lord_Howe', '2026-08-31T13:29:59Z', '2026-08-31'],
    ['Pacific/Kiritimati', '2026-12-31T10:00:00Z', '2027-01-01'],
    ['Pacific/Pago_Pago', '2027-01-01T10:59:59Z', '2026-12-31'],
  ])('in %s at %s it is %s', (zone, instant, date) => expect(dateText(dayIn(zone, instant))).toBe(date));

  it.each([
    ['2025-08-31', 6, '2026-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['1999-08-31', 6, '2000-02-29'],
    ['2099-08-31', 6, '2100-02-28'],
    ['2026-01-15', 1200, '2126-01-15'],
  ])('%s + %i months is %s', (date, months, later) =>
    expect(dateText(dayMonthsAfter(date, months))).toBe(later),
  );

  it('numbers the days without a gap, over four centuries', () => {
    const first = dayNumber({ year: 1800, month: 1, day: 1 });
    const days = Array.from({ length: 146_097 }, (_, count) => first + count);
    const isWrong = (day: number) => {
      const [before, date] = [dateOf(day - 1), dateOf(day)];
      const isNext = date.day === before.day + 1 || (date.day === 1 && before.day > 27);
      return !isNext || dayNumber(date) !== day;
    };
    expect(days.filter(isWrong)).toEqual([]);
    expect(dateOf(first + days.length)).toEqual({ year: 2200, month: 1, day: 1 });
  });

  it('agrees with the machine', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), moments, fc.nat({ max: 400 }), (zone, moment, count) => {
        const instant = new Date(moment).toISOString();
        const date = dateIn(zone, instant);
        expect(dateText(dayIn(zone, instant))).toBe(date);
        expect(dateText(dayMonthsAfter(date, count))).toBe(monthsAfter(date, count));
        expect(dateText(dayIn(zone, instant) + count)).toBe(daysAfter(date, count));
      }),
      { numRuns: 500 },
    );
  });
});

describe('the instants of the oracle', () => {
  it('agree with the machine', () => {
    fc.assert(
      fc.property(moments, offsets, moments, fc.nat({ max: 525_600 }), (one, offset, other, minutes) => {
        const a = new Date(one).toISOString().replace('Z', offset);
        const b = new Date(other).toISOString();
        expect(millisecondsAt(a)).toBe(millisecondsOf(a));
        expect(isEarlier(a, b)).toBe(isBefore(a, b));
        expect(instantAt(minutesOn(a, minutes))).toBe(minutesAfter(a, minutes));
        const half = (millisecondsAt(a) + millisecondsAt(b)) / 2;
        expect(instantAt(Math.round(half))).toBe(between(a, b, 0.5));
      }),
      { numRuns: 500 },
    );
  });

  it('cut off what is finer than a millisecond, and end with the year 9999', () => {
    expect(millisecondsAt('2026-08-31T15:00:00.1239Z')).toBe(millisecondsAt('2026-08-31T15:00:00.123Z'));
    expect(instantAt(minutesOn('9999-12-31T23:59:59Z', 5))).toBe('9999-12-31T23:59:59.999Z');
  });
});

it('the money of the oracle agrees with the machine, at any size', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.nat({ max: 100 }), (amount, percent) => {
      expect(percentOf(BigInt(amount), percent)).toBe(BigInt(percentDown(amount, percent)));
      expect(percentOfUp(BigInt(amount), percent)).toBe(BigInt(percentUp(amount, percent)));
    }),
  );
});

describe('what an event may carry by the oracle', () => {
  const stamp = { at: '2026-08-31T15:00:00Z', by: { id: 'gerencia-1', role: 'gerencia' } };

  it.each(eventTypes)('is what the machine takes: %s', (type) => {
    const { valid, justInvalid } = payloadOf(type);
    const agrees = (payload: unknown) => {
      const event = { ...(payload as object | null), type, ...stamp };
      expect([event, faultIn(event) === undefined]).toEqual([event, parseEvent(event).ok]);
    };
    fc.assert(fc.property(fc.oneof(valid, justInvalid), agrees), { numRuns: 50 });
    for (const payload of payloadTries(type)) agrees(payload);
  });

  it('names the field that is wrong, and the rule', () => {
    const said = (event: object) => faultIn({ type: 'coverage.resolved', ...stamp, ...event });
    expect(said({ outcome: 'partial', reason: 'x' })).toEqual({ path: 'coveredAmount', rule: 'required' });
    expect(said({ outcome: 'none', reason: 'x' })).toEqual({ path: 'outcome', rule: 'one of covered' });
    expect(said({ outcome: 'warranty', reason: 'x', coveredAmount: { amount: 1, currency: 'COP' } })).toEqual(
      {
        path: 'coveredAmount',
        rule: 'no such field',
      },
    );
  });
});

it('what opens an asistencia by the oracle is what the machine takes', () => {
  for (const tried of openingTries)
    expect([tried, openingFault(tried) === undefined]).toEqual([tried, parseInput(tried).ok]);
});

it('the due times of the oracle are those of a policy that sets none', () => {
  expect(standardDue).toEqual(standardPolicy.due);
});
