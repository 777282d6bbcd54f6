/** Amounts in whole minor units, exact at any size. The machine counts in safe integers. */

/** An amount of an event, 0 where it has none. */
export const amountOf = (money: { amount: number } | null | undefined): bigint => BigInt(money?.amount ?? 0);

export const atLeast0 = (amount: bigint): bigint => (amount > 0n ? amount : 0n);
export const greaterOf = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/** A percent of an amount, what is left of the division cut off. */
export const percentOf = (amount: bigint, percent: number): bigint => (amount * BigInt(percent)) / 100n;

/** A percent of an amount; what is left of the division counts as one. */
export const percentOfUp = (amount: bigint, percent: number): bigint =>
  (amount * BigInt(percent) + 99n) / 100n;

interface Line {
  units: number;
  unitPrice: { amount: number };
  payer: string;
}

/** What lines charge one payer. */
export const charged = (lines: readonly Line[], payer: 'afiliado' | 'company'): bigint =>
  lines
    .filter((line) => line.payer === payer)
    .reduce((sum, { units, unitPrice }) => sum + BigInt(units) * BigInt(unitPrice.amount), 0n);

/** The greatest amount that a JSON number holds exactly. */
export const greatestAmount = 9_007_199_254_740_991n;
