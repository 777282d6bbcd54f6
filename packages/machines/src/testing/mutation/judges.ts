import { createHost, type Host } from '../../host/host.ts';
import type { Invariant } from '../invariants/invariant.ts';
import { comparisons } from '../invariants/journal.ts';
import { invariants } from '../invariants.ts';
import type { Mutant } from './mutant.ts';

/** A mutant must be found out by the rules alone, not because it contradicts itself. */
export const judges: readonly Invariant[] = invariants.filter(
  (invariant) => !comparisons.includes(invariant),
);

/**
 * A host of a machine with something wrong. If it would throw, it refuses without a reason, and no
 * rule allows that.
 */
export function hostOf({ make }: Pick<Mutant, 'make'>): Host {
  const host = createHost({ machine: make() });
  return {
    ...host,
    decide: (snapshot, event) => {
      try {
        return host.decide(snapshot, event);
      } catch {
        return { accepted: false, refusals: [] };
      }
    },
  };
}
