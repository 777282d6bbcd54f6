import { describe, expect, test } from 'vitest';
import { periodOf } from './period-of.ts';

describe('the days of a selection', () => {
  test('begin and end at midnight of the zone', () => {
    expect(periodOf({ from: '2026-03-01', to: '2026-03-31' }, 'America/Bogota')).toEqual({
      from: '2026-03-01T00:00:00-05:00',
      to: '2026-04-01T00:00:00-05:00',
    });
    expect(periodOf({ from: '2026-12-31', to: '2026-12-31' }, 'Asia/Kolkata')).toEqual({
      from: '2026-12-31T00:00:00+05:30',
      to: '2027-01-01T00:00:00+05:30',
    });
  });

  test('begin when the clocks do, where they skip midnight', () => {
    expect(periodOf({ from: '2026-09-06', to: null }, 'America/Santiago')).toEqual({
      from: '2026-09-06T01:00:00-03:00',
    });
  });

  test('have no end where none is chosen, and none that is no date', () => {
    expect(periodOf({ from: null, to: null }, 'UTC')).toEqual({});
    expect(periodOf({ from: 'yesterday', to: null }, 'UTC')).toEqual({});
  });
});
