import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { money } from './money.ts';
import { percentDown, percentUp } from './percent-down.ts';

const amounts = fc.oneof(
  fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
  fc.integer({ min: 0, max: 10_000 }),
  fc.integer({ min: Number.MAX_SAFE_INTEGER - 10_000, max: Number.MAX_SAFE_INTEGER }),
);
const percents = fc.integer({ min: 0, max: 100 });

describe('a percentage of an amount, exact for every safe integer', () => {
  it('rounded down', () => {
    fc.assert(
      fc.property(amounts, percents, (amount, percent) => {
        expect(BigInt(percentDown(amount, percent))).toBe((BigInt(amount) * BigInt(percent)) / 100n);
      }),
      { numRuns: 1000 },
    );
  });

  it('rounded up', () => {
    fc.assert(
      fc.property(amounts, percents, (amount, percent) => {
        expect(BigInt(percentUp(amount, percent))).toBe((BigInt(amount) * BigInt(percent) + 99n) / 100n);
      }),
      { numRuns: 1000 },
    );
  });

  it('what one takes and the other leaves is the whole', () => {
    fc.assert(
      fc.property(amounts, percents, (amount, percent) => {
        expect(percentDown(amount, percent) + percentUp(amount, 100 - percent)).toBe(amount);
      }),
    );
  });

  it.each([
    [0, 50, 0, 0],
    [1, 1, 0, 1],
    [1, 99, 0, 1],
    [1, 100, 1, 1],
    [199, 50, 99, 100],
    [Number.MAX_SAFE_INTEGER, 100, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  ])('%i at %i %%: %i down, %i up', (amount, percent, down, up) => {
    expect(percentDown(amount, percent)).toBe(down);
    expect(percentUp(amount, percent)).toBe(up);
  });
});

describe('money', () => {
  it('is whole, never negative, and has a currency of three capitals', () => {
    expect(money.safeParse({ amount: 0, currency: 'COP' }).success).toBe(true);
    for (const wrong of [
      { amount: -1, currency: 'COP' },
      { amount: 0.5, currency: 'COP' },
      { amount: Number.MAX_SAFE_INTEGER + 1, currency: 'COP' },
      { amount: 1, currency: 'cop' },
      { amount: 1 },
    ]) {
      expect(money.safeParse(wrong).success).toBe(false);
    }
  });
});
