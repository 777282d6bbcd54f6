import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { between, date, instant, isBefore, minutesAfter } from './instant.ts';

describe('an instant', () => {
  it.each(['2026-03-10T09:00:00Z', '2026-03-10T09:00:00.5-05:00', '2024-02-29T00:00:00+14:00'])(
    'takes %s',
    (value) => {
      expect(instant.safeParse(value).success).toBe(true);
    },
  );

  it.each(['2026-03-10T09:00Z', '2026-03-10T09:00:00', '2026-02-29T09:00:00Z', '2026-03-10T09:00:00-05'])(
    'refuses %s: seconds, an offset, and it exists',
    (value) => expect(instant.safeParse(value).success).toBe(false),
  );

  it('is known by its format in a JSON Schema', () => {
    expect(instant.meta()).toMatchObject({ format: 'date-time' });
  });
});

describe('a date', () => {
  it.each([
    ['2024-02-29', true],
    ['2025-02-29', false],
    ['2025-2-9', false],
    ['2025-02-09T00:00:00Z', false],
  ])('%s: %s', (value, isDate) => expect(date.safeParse(value).success).toBe(isDate));
});

describe('moments', () => {
  it('are compared by when they are, not by how they are written', () => {
    expect(isBefore('2026-03-10T09:00:00-05:00', '2026-03-10T14:00:00Z')).toBe(false);
    expect(isBefore('2026-03-10T14:00:00Z', '2026-03-10T09:00:00-05:00')).toBe(false);
    expect(isBefore('2026-03-10T09:00:00-05:00', '2026-03-10T14:00:00.001Z')).toBe(true);
  });

  it('some minutes later are given in UTC', () => {
    expect(minutesAfter('2026-03-10T23:58:00-05:00', 5)).toBe('2026-03-11T05:03:00.000Z');
    expect(minutesAfter('2026-03-10T09:00:00Z', -60)).toBe('2026-03-10T08:00:00.000Z');
  });

  it('keep to four digits of a year, so that they stay instants', () => {
    const end = minutesAfter('9999-12-31T23:59:59-12:00', 525_600);
    expect(end).toBe('9999-12-31T23:59:59.999Z');
    expect(instant.safeParse(end).success).toBe(true);
  });

  it('half-way between two lie between them', () => {
    const times = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(times, times, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, share) => {
        const [from, to] = [a, b].sort((x, y) => x.getTime() - y.getTime()).map((time) => time.toISOString());
        const middle = between(from ?? '', to ?? '', share);
        expect(isBefore(middle, from ?? '')).toBe(false);
        expect(isBefore(to ?? '', middle)).toBe(false);
      }),
    );
  });
});
