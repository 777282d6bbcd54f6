import { describe, expect, test } from 'vitest';
import { toInstant, toLocal } from './zoned-time.ts';

describe('a wall-clock time becomes a moment by the clock of its zone', () => {
  test.each([
    ['2025-03-01T09:30', 'America/Bogota', '2025-03-01T09:30:00-05:00'],
    ['2025-07-01T09:30', 'Europe/Madrid', '2025-07-01T09:30:00+02:00'],
    ['2025-01-01T09:30', 'Europe/Madrid', '2025-01-01T09:30:00+01:00'],
    ['2025-01-01T09:30:15', 'UTC', '2025-01-01T09:30:15+00:00'],
    ['2025-01-01T00:10', 'Asia/Kathmandu', '2025-01-01T00:10:00+05:45'],
    ['2025-01-01T23:50', 'Pacific/Kiritimati', '2025-01-01T23:50:00+14:00'],
  ])('%s in %s', (local, zone, instant) => expect(toInstant(local, zone)).toBe(instant));

  test('an hour that the clocks skip does not exist', () => {
    expect(toInstant('2025-03-30T02:30', 'Europe/Madrid')).toBeNull();
    expect(toInstant('2025-03-30T03:00', 'Europe/Madrid')).toBe('2025-03-30T03:00:00+02:00');
  });

  test('an hour that comes twice is one of the two', () => {
    expect(['2025-10-26T02:30:00+02:00', '2025-10-26T02:30:00+01:00']).toContain(
      toInstant('2025-10-26T02:30', 'Europe/Madrid'),
    );
  });

  test.each(['', 'mañana', '2025-13-01T09:30', '2025-02-30T25:00'])('%s is no time', (local) =>
    expect(toInstant(local, 'UTC')).toBeNull(),
  );
});

test('a moment is shown on the clock of a zone', () => {
  expect(toLocal('2025-03-01T14:30:00Z', 'America/Bogota')).toBe('2025-03-01T09:30');
  expect(toLocal('2025-03-01T23:30:00-05:00', 'Europe/Madrid')).toBe('2025-03-02T05:30');
});
