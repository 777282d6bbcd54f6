import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hostWithGuard, replacedGuards, storedDisagreement } from './stored-disagreement.ts';
import { adversarialWalk } from './walk.ts';

it.each(replacedGuards)(
  'with $guard always $answer, a walk stored at every step is the one kept in memory',
  (replaced) => {
    const host = hostWithGuard(replaced);
    fc.assert(
      fc.property(adversarialWalk({ host }), (walk) => {
        expect(storedDisagreement(walk, host)).toBeUndefined();
      }),
      // `npm run qa` tries more.
      { numRuns: 20 },
    );
  },
);
