import { adversarialWalk, legalWalk } from '@conexion/machines/testing';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { recordedCases } from '../recorded-cases.ts';
import { reducerDisagreement } from './reducer-disagreement.ts';

it('the reducer decides what the host decides, on every example case', async () => {
  for (const walk of await recordedCases()) expect(reducerDisagreement(walk)).toBeUndefined();
});

// `npm run bench -- reducer` plays 10,000.
it.each([
  ['legal', legalWalk],
  ['adversarial', adversarialWalk],
] as const)('the reducer decides what the host decides, on %s walks', (_, walks) => {
  for (const walk of fc.sample(walks(), { numRuns: 30, seed: 1 }))
    expect(reducerDisagreement(walk)).toBeUndefined();
});
