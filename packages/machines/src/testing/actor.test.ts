import fc from 'fast-check';
import { expect, it } from 'vitest';
import { actorDisagreement } from './actor.ts';
import { adversarialWalk, legalWalk } from './walk.ts';

it.each([
  ['legal', legalWalk()],
  ['adversarial', adversarialWalk()],
])('a live XState actor and the pure API agree at every step of %s walks', (_, walks) => {
  fc.assert(
    fc.property(walks, (walk) => {
      expect(actorDisagreement(walk)).toBeUndefined();
    }),
  );
});
