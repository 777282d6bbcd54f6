import type { Money } from '../values/money.ts';
import { percentDown, percentUp } from '../values/percent-down.ts';
import type { EventOf } from './asistencia-event.ts';
import type { AsistenciaContext } from './context.ts';

/** Who pays what (DOMAIN §6, "Money"). Minor units of the asistencia's one currency. */

const coveredAmountOf = ({ coverage }: AsistenciaContext): number => coverage?.coveredAmount ?? 0;

/** The company pays all of it: a covered service without a limit, or a warranty. */
export const isPaidInFull = ({ coverage }: AsistenciaContext): boolean =>
  coverage?.outcome === 'warranty' || (coverage?.outcome === 'covered' && coverage.coveredAmount === null);

/** The afiliado's share of the quote, before any discount. */
export const shareOf = (context: AsistenciaContext): number =>
  Math.max(0, (context.quote?.price ?? 0) - coveredAmountOf(context));

/**
 * What the afiliado would pay for the quote: the share less the discount, rounded down in their
 * favour.
 */
export const priceForAfiliado = (context: AsistenciaContext): number =>
  percentDown(shareOf(context), 100 - (context.discount?.percent ?? 0));

/**
 * What the diagnosis costs beyond the quote or the coverage, less the excess already accepted or
 * absorbed.
 */
export function excessOf(context: AsistenciaContext): number {
  if (!context.diagnosis || isPaidInFull(context)) return 0;
  const foreseen = Math.max(context.quote?.price ?? 0, coveredAmountOf(context));
  const settled = context.excessAccepted + context.excessAbsorbed;
  return Math.max(0, context.diagnosis.estimatedCost - foreseen - settled);
}

/** The part of the excess that a superior takes over at this percent, rounded up. */
export const absorbedAt = (context: AsistenciaContext, percent: number): number =>
  percentUp(excessOf(context), percent);

/** What the company may pay; Infinity where it pays in full. */
export const companyLimit = (context: AsistenciaContext): number =>
  isPaidInFull(context)
    ? Number.POSITIVE_INFINITY
    : coveredAmountOf(context) + context.discounted + context.excessAbsorbed + context.costApproved;

type CostLine = EventOf<'cost.loaded'>['lines'][number];

/** What the cost lines charge each payer. */
export function chargesOf(lines: readonly CostLine[]): { afiliado: number; company: number } {
  const charges = { afiliado: 0, company: 0 };
  for (const { payer, units, unitPrice } of lines) charges[payer] += units * unitPrice.amount;
  return charges;
}

/** Every amount that an event carries, in the order of its fields. */
export function amountsIn(event: object): Money[] {
  const { coveredAmount, price, marketReference, tariffReference, estimatedCost, amount, lines } =
    event as Partial<Record<string, Money>> & { lines?: readonly CostLine[] };
  const amounts: Money[] = [];
  for (const single of [coveredAmount, price, estimatedCost, amount, marketReference, tariffReference])
    if (single !== undefined) amounts.push(single);
  for (const { unitPrice } of lines ?? []) amounts.push(unitPrice);
  return amounts;
}
