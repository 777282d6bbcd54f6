import { createHost, type Host } from '../../host/host.ts';
import type { Invariant } from '../invariants/invariant.ts';
import { comparisons } from '../invariants/journal.ts';
import { invariants } from '../invariants.ts';
import type { Mutant } from './mutant.ts';

/** Only the rules may kill a mutant, not a contradiction in its own answers. */
export const judges: readonly Invariant[] = invariants.filter(
  (invariant) => !comparisons.includes(invariant),
);

/**
 * A host of a faulty machine. Where the machine would throw, the host refuses without a reason,
 * which breaks a rule.
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
