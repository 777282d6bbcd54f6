import type { AsistenciaEvent } from '../src/index.ts';

/**
 * Who pays what after a journal, calculated a second time from DOMAIN §6, "Money", alone, and in
 * BigInt.
 */
export interface Ledger {
  agreed: bigint;
  discounted: bigint;
  accepted: bigint;
  absorbed: bigint;
  approved: bigint;
}

const nothing = { agreed: 0n, discounted: 0n, accepted: 0n, absorbed: 0n, approved: 0n } as const;
const most = (a: bigint, b: bigint) => (a > b ? a : b);

/** The ledger of a journal of accepted events. */
export function ledgerOf(events: readonly AsistenciaEvent[]): Ledger {
  let ledger: Ledger = { ...nothing };
  let outcome = '';
  let covered: bigint | null = null;
  let quote = 0n;
  let discount = 0n;
  let estimate = 0n;
  const share = () => most(0n, quote - (covered ?? 0n));
  const isPaidInFull = () => outcome === 'warranty' || (outcome === 'covered' && covered === null);
  const excess = () =>
    isPaidInFull() ? 0n : most(0n, estimate - most(quote, covered ?? 0n) - ledger.accepted - ledger.absorbed);

  for (const event of events) {
    switch (event.type) {
      case 'coverage.resolved':
        ledger = { ...nothing };
        outcome = event.outcome;
        covered = 'coveredAmount' in event && event.coveredAmount ? BigInt(event.coveredAmount.amount) : null;
        break;
      case 'quote.received':
        quote = BigInt(event.price.amount);
        break;
      case 'exception.approved':
        discount = BigInt(event.discountPercent);
        if (discount === 100n) ledger.discounted = share();
        break;
      case 'offer.accepted':
        ledger.agreed = (share() * (100n - discount)) / 100n;
        ledger.discounted = share() - ledger.agreed;
        break;
      case 'diagnosis.recorded':
        estimate = BigInt(event.estimatedCost.amount);
        break;
      case 'excess.approved':
        ledger.absorbed += (excess() * BigInt(event.percent) + 99n) / 100n;
        break;
      case 'excess.accepted': {
        const rest = excess();
        ledger.agreed += rest;
        ledger.accepted += rest;
        break;
      }
      case 'cost.approved':
        ledger.approved += BigInt(event.amount.amount);
    }
  }
  return ledger;
}
