import type { Facts } from './facts.ts';

/**
 * Amounts that a second visit adds to: no guard to come tells them from none, but a machine that
 * overwrites them does. So each abstract state is asked with and without.
 */
export const visitOf = ({
  excessAccepted,
  excessAbsorbed,
  costApproved,
  wasEverAssigned,
  provider,
}: Facts): string =>
  [excessAccepted > 0n, excessAbsorbed > 0n, costApproved > 0n, wasEverAssigned && !provider]
    .map(Number)
    .join('');
