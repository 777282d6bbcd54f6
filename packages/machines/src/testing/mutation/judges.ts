import { createHost, type Host } from '../../host/host.ts';
import type { Invariant } from '../invariants/invariant.ts';
import { comparisons } from '../invariants/journal.ts';
import { invariants } from '../invariants.ts';
import type { Mutant } from './mutant.ts';

/** No comparison with the machine itself: a mutant must be found out by the rules alone. */
export const judges: readonly Invariant[] = invariants.filter(
  (invariant) => !comparisons.includes(invariant),
);

/** A host of a mutant. Where it would throw, it refuses without a reason, and no rule allows that. */
export function hostOf(mutant: Mutant): Host {
  const host = createHost(mutant.make());
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
