import { coveredAmount, type Facts } from './facts.ts';
import { amountOf } from './oracle/money.ts';

/**
 * Sums that no guard to come tells apart, but a wrong machine does: what a second visit adds to,
 * and a coverage of more than the quote, which alone says what was foreseen. So each abstract
 * state is asked with and without.
 */
export const visitOf = (facts: Facts): string =>
  [
    facts.excessAccepted > 0n,
    facts.excessAbsorbed > 0n,
    facts.costApproved > 0n,
    facts.wasEverAssigned && !facts.provider,
    facts.quote !== null && amountOf(facts.quote.price) < coveredAmount(facts),
  ]
    .map(Number)
    .join('');
