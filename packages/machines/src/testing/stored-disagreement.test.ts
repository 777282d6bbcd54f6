import fc from 'fast-check';
import { expect, it } from 'vitest';
import { guardNames, hostWithGuard, storedDisagreement } from './stored-disagreement.ts';
import { adversarialWalk } from './walk.ts';

const each = guardNames.flatMap((guard) => [true, false].map((answer) => ({ guard, answer })));

it.each(each)(
  'with $guard always $answer, a walk stored at every step is the one kept in memory',
  ({ guard, answer }) => {
    const host = hostWithGuard(guard, answer);
    fc.assert(
      fc.property(adversarialWalk({ host }), (walk) => {
        expect(storedDisagreement(walk, host)).toBeUndefined();
      }),
      // `npm run qa` tries more.
      { numRuns: 20 },
    );
  },
);
