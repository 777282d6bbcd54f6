/**
 * `percent` of an amount, rounded down. Exact for every safe integer: the product itself may not be
 * one.
 */
export const percentDown = (amount: number, percent: number): number =>
  Math.floor(amount / 100) * percent + Math.floor(((amount % 100) * percent) / 100);

/** `percent` of an amount, rounded up. */
export const percentUp = (amount: number, percent: number): number =>
  amount - percentDown(amount, 100 - percent);
