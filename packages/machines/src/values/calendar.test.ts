import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateIn, daysAfter, monthsAfter, timeZone } from './calendar.ts';

const day = 86_400_000;
const dates = fc
  .integer({ min: Date.parse('1900-01-01'), max: Date.parse('2200-12-31') })
  .map((time) => new Date(time).toISOString().slice(0, 10));

describe('monthsAfter', () => {
  it.each([
    ['2025-08-31', 6, '2026-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2025-08-28', 6, '2026-02-28'],
    ['2025-03-31', 1, '2025-04-30'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2025-12-15', 1, '2026-01-15'],
    ['2025-07-31', 6, '2026-01-31'],
    ['2026-01-15', 0, '2026-01-15'],
    ['2100-02-28', 12, '2101-02-28'],
    ['1899-08-31', 6, '1900-02-28'],
    ['1999-08-31', 6, '2000-02-29'],
    ['0099-12-31', 2, '0100-02-28'],
  ])('%s + %i is %s', (date, months, later) => expect(monthsAfter(date, months)).toBe(later));

  it('keeps the day where the month has it, and is its last day where it has not', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 240 }), (date, months) => {
        const later = monthsAfter(date, months);
        const [year = 0, month = 0, dayOfMonth = 0] = date.split('-').map(Number);
        const whole = year * 12 + (month - 1) + months;
        expect(later.slice(0, 7)).toBe(
          `${String(Math.floor(whole / 12)).padStart(4, '0')}-${String((whole % 12) + 1).padStart(2, '0')}`,
        );
        const isLast = daysAfter(later, 1).slice(8) === '01';
        expect(Number(later.slice(8)) === dayOfMonth || (isLast && Number(later.slice(8)) < dayOfMonth)).toBe(
          true,
        );
      }),
    );
  });

  it('never turns an earlier date into a later one', () => {
    fc.assert(
      fc.property(dates, dates, fc.integer({ min: 0, max: 60 }), (a, b, months) => {
        const [first = '', second = ''] = [a, b].sort();
        expect(monthsAfter(first, months) <= monthsAfter(second, months)).toBe(true);
      }),
    );
  });
});

describe('daysAfter', () => {
  it('counts the days of the calendar', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 4000 }), (date, days) => {
        expect(Date.parse(daysAfter(date, days)) - Date.parse(date)).toBe(days * day);
      }),
    );
  });

  it.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2025-02-28', 1, '2025-03-01'],
    ['2025-12-31', 1, '2026-01-01'],
  ])('%s + %i is %s', (date, days, later) => expect(daysAfter(date, days)).toBe(later));
});

describe('dateIn', () => {
  it.each([
    ['America/Bogota', '2026-03-10T04:59:59.999Z', '2026-03-09'],
    ['America/Bogota', '2026-03-10T05:00:00Z', '2026-03-10'],
    ['UTC', '2026-03-10T23:59:59-05:00', '2026-03-11'],
    ['Pacific/Kiritimati', '2026-03-10T10:00:00Z', '2026-03-11'],
    ['Pacific/Niue', '2026-03-10T10:59:59Z', '2026-03-09'],
    ['Asia/Kathmandu', '2026-03-10T18:15:00Z', '2026-03-11'],
    ['America/Santiago', '2026-04-05T03:30:00Z', '2026-04-04'],
    ['UTC', '0099-12-31T23:00:00Z', '0099-12-31'],
  ])('in %s, %s is %s', (zone, instant, date) => expect(dateIn(zone, instant)).toBe(date));

  it('is what the platform says, in whatever offset the instant is written', () => {
    const zones = fc.constantFrom('America/Bogota', 'Asia/Tokyo', 'Europe/Madrid', 'America/New_York');
    fc.assert(
      fc.property(zones, fc.integer({ min: 0, max: 4e12 }), (zone, time) => {
        const utc = new Date(time).toISOString();
        const shifted = new Date(time - 5 * 3_600_000).toISOString().replace('Z', '-05:00');
        const expected = new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(time);
        expect([dateIn(zone, utc), dateIn(zone, shifted)]).toEqual([expected, expected]);
      }),
    );
  });
});

describe('timeZone', () => {
  it.each(['America/Bogota', 'UTC', 'Etc/GMT+5', ' America/Lima '])('takes %j', (zone) => {
    expect(timeZone.safeParse(zone).success).toBe(true);
  });

  it.each(['America/Macondo', '', '-05:00', '+05:00', 'x'.repeat(101), 5, null])('refuses %j', (zone) => {
    expect(timeZone.safeParse(zone).success).toBe(false);
  });
});
