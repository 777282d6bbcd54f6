import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dateAt,
  dateOffset,
  instantAt,
  offsetOf,
  offsetPattern,
  resolveTimes,
  withOffsets,
} from './moment.ts';

const moment = new Date('2026-08-31T10:00:00Z');

describe('an offset', () => {
  it.each([
    ['2026-08-31T10:00:00Z', 'now'],
    ['2026-08-31T08:29:00Z', '-1h31m'],
    ['2026-09-02T10:00:05Z', '+2d5s'],
  ])('to %s is %s', (instant, offset) => expect(offsetOf(moment, instant)).toBe(offset));

  it('leads to the second from which it was made', () =>
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000, max: 10_000_000 }), (seconds) => {
        const instant = new Date(moment.getTime() + seconds * 1000).toISOString();
        const offset = offsetOf(moment, instant);
        expect(offset).toMatch(offsetPattern);
        expect(instantAt(moment, offset)).toBe(instant);
      }),
    ));
});

describe('an offset of dates', () => {
  it.each([
    ['2026-08-31', 'today'],
    ['2026-02-28', '-6 months'],
    ['2026-07-31', '-1 month'],
    ['2026-08-30', '-1 day'],
    ['2025-08-31', '-12 months'],
    ['2026-03-01', '-183 days'],
  ])('to %s is %s', (date, offset) => expect(dateOffset('2026-08-31', date)).toBe(offset));

  it('leads to the date from which it was made', () =>
    fc.assert(
      fc.property(fc.integer({ min: -3000, max: 3000 }), fc.integer({ min: 0, max: 3000 }), (days, from) => {
        const dateOf = (count: number) => new Date(count * 86_400_000).toISOString().slice(0, 10);
        const today = dateOf(20_000 + from);
        const date = dateOf(20_000 + from + days);
        expect(dateAt(today, dateOffset(today, date))).toBe(date);
      }),
    ));
});

it('instants become offsets and offsets instants again; texts that look like one stay', () => {
  const event = {
    type: 'provider.assigned',
    window: { earliest: '2026-08-31T10:30:00.000Z', latest: '2026-08-31T11:30:00.000Z' },
    reason: '2026-08-31T10:30:00Z',
  };
  const written = withOffsets(event, moment);
  expect(written).toMatchObject({ window: { earliest: { $at: '+30m' }, latest: { $at: '+1h30m' } } });
  expect(resolveTimes(written, moment, '2026-08-31')).toEqual(event);
});
