import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assign } from 'xstate';
import { asistenciaMachine } from '../asistencia/asistencia.ts';
import { createHost } from '../host/host.ts';
import { tableOf } from '../host/table.ts';
import { mutants } from './mutants.ts';
import { adversarialWalk } from './walk.ts';
import { xstateDisagreement } from './xstate-disagreement.ts';

/** How many steps were compared; fails at the first difference. */
function compareOn(machine: typeof asistenciaMachine, runs: number): number {
  const host = createHost({ machine });
  let steps = 0;
  for (const walk of fc.sample(adversarialWalk({ host }), { numRuns: runs, seed: 7 })) {
    let { snapshot } = host.open(walk.input);
    for (const sent of walk.events) {
      const event = sent as never;
      steps++;
      expect(xstateDisagreement(host, snapshot, event)).toBeUndefined();
      const decision = host.decide(snapshot, event);
      if (decision.accepted) ({ snapshot } = decision);
    }
  }
  return steps;
}

const isFollowed = (machine: typeof asistenciaMachine): boolean =>
  [...tableOf(machine).places.values()].every(({ rows }) =>
    [...rows.values()].flat().every(({ acts }) => acts !== null),
  );

// `npm run qa -- table` compares every abstract step of each machine, and 100,000 random ones.
it('a host decides what XState does, and its table follows every transition', () => {
  expect(isFollowed(asistenciaMachine)).toBe(true);
  expect(compareOn(asistenciaMachine, 20)).toBeGreaterThan(200);
});

it('so does the host of a machine whose targets, branches, actions or guards are others', () => {
  const others = mutants.filter((_, place) => place % 60 === 0);
  expect(new Set(others.map(({ kind }) => kind)).size).toBeGreaterThan(7);
  for (const { make } of others) compareOn(make(), 1);
});

it('so does the host of a machine whose replaced action only XState can follow', () => {
  const machine = asistenciaMachine.provide({
    actions: { recordCoverage: assign({ objected: true }) as never },
  });
  expect(isFollowed(machine)).toBe(false);
  compareOn(machine, 5);
});
