import { guard as guardWords } from '../../languages/en.ts';
import { rules } from '../../procedure/rules.ts';
import { type DemandingGuard, demands } from './demands.ts';
import type { Invariant } from './invariant.ts';

/**
 * A refusal tells the truth: the rule that it names is broken. What the procedure allows is not
 * refused.
 */
export const refusalInvariants: readonly Invariant[] = (Object.keys(demands) as DemandingGuard[]).map(
  (guard) => ({
    name: `refused for "${guardWords[guard]}" only where that is not so`,
    clauses: [rules[guard].clause],
    holds: ({ input, event, decision, before: { facts } }) =>
      decision.accepted ||
      !decision.refusals.some((refusal) => refusal.code === 'guard-refused' && refusal.guard === guard) ||
      !demands[guard]({ input, event, facts }),
  }),
);
