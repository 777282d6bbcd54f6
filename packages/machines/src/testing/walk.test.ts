import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trace } from './trace.ts';
import { adversarialWalk, legalWalk } from './walk.ts';

const sampled = { numRuns: 300, seed: 11 };

describe('legalWalk', () => {
  it('holds accepted events and no others', () => {
    fc.assert(
      fc.property(legalWalk(), (walk) => trace(walk).every(({ decision }) => decision.accepted)),
      sampled,
    );
  });

  it('has at most the steps that it is given', () => {
    for (const { events } of fc.sample(legalWalk({ maxSteps: 5 }), sampled)) {
      expect(events.length).toBeLessThanOrEqual(5);
    }
  });

  it('reaches every stage and every closure', () => {
    const states = fc
      .sample(legalWalk(), { numRuns: 1500, seed: 11 })
      .flatMap((walk) => trace(walk).flatMap(({ before, after }) => [before.where.state, after.where.state]));
    expect(new Set(states).size).toBe(23);
  });

  it('shrinks to the plainest: the first possible event of the first service', () => {
    const { counterexample } = fc.check(
      fc.property(legalWalk(), ({ events }) => events.length === 0),
      { seed: 11 },
    );
    const [walk] = counterexample ?? [];
    expect(walk?.input.service).toMatchObject({ type: 'hogar', definition: 'electricidad' });
    expect(walk?.events).toHaveLength(1);
  });
});

describe('adversarialWalk', () => {
  const refusals = fc
    .sample(adversarialWalk(), sampled)
    .flatMap((walk) => trace(walk).flatMap(({ decision }) => (decision.accepted ? [] : decision.refusals)));

  it.each(['invalid-event', 'role-not-allowed', 'asistencia-closed', 'not-in-this-state', 'guard-refused'])(
    'meets the refusal %s',
    (code) => {
      expect(refusals.some((refusal) => refusal.code === code)).toBe(true);
    },
  );

  it('sends events before their time', () => {
    expect(refusals.some((refusal) => 'guard' in refusal && refusal.guard === 'isInOrder')).toBe(true);
  });

  it('is given by fast-check’s seed alone', () => {
    const again = () => fc.sample(adversarialWalk(), { numRuns: 5, seed: 3 });
    expect(again()).toEqual(again());
  });
});
