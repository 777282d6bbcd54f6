import { guard as guardWords } from '../../languages/en.ts';
import { rules } from '../../procedure/rules.ts';
import { type DemandingGuard, demands, sumsOf } from './demands.ts';
import { type Invariant, when } from './invariant.ts';

/**
 * A refusal is right: the rule that it names is broken. No event that the procedure allows is
 * refused.
 */
export const refusalInvariants: readonly Invariant[] = (Object.keys(demands) as DemandingGuard[]).map(
  (guard) => ({
    name: `an event is refused for "${guardWords[guard]}" only where that does not hold`,
    clauses: [rules[guard].clause],
    ...when(
      ({ decision }) =>
        !decision.accepted &&
        decision.refusals.some((refusal) => refusal.code === 'guard-refused' && refusal.guard === guard),
      ({ input, event, before: { facts } }) => {
        const asked = { input, event, facts };
        return !demands[guard](asked) || sumsOf(guard, asked);
      },
    ),
  }),
);
