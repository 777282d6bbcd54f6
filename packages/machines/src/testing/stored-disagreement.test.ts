import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  compareStored,
  hostWithGuard,
  onMachine,
  replacedGuards,
  storedDisagreement,
} from './stored-disagreement.ts';
import { adversarialWalk, attackedWalk, scripts } from './walk.ts';

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

it('a walk that is not played again is the one of the machine itself', () => {
  const all = fc.sample(scripts(), { numRuns: 4, seed: 5 });
  const { isOther } = onMachine(all);
  const repeated = replacedGuards.flatMap((replaced) =>
    all.filter((script) => !isOther(script, replaced)).map((script) => ({ replaced, script })),
  );
  expect(repeated.length).toBeGreaterThan(all.length);
  for (const { replaced, script } of repeated)
    expect(attackedWalk(script, { host: hostWithGuard(replaced) }), replaced.guard).toEqual(
      attackedWalk(script),
    );
});

it('each guard is compared on the walks that its answer changes', () => {
  const among = replacedGuards.filter(({ guard }) => guard === 'isOutcome' || guard === 'hasQuote');
  const { disagreements, played } = compareStored({ walks: 10, seed: 5, among });
  expect(disagreements).toEqual([]);
  expect(played).toBeGreaterThan(20);
  expect(played).toBeLessThan(40);
});
