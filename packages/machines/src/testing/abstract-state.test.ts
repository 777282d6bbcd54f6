import fc from 'fast-check';
import { expect, it } from 'vitest';
import { standardHost as host } from '../host/standard-host.ts';
import { abstractState } from './abstract-state.ts';
import { alphabet } from './alphabet.ts';
import { advance, type Standing, trace } from './trace.ts';
import { legalWalk, type Walk } from './walk.ts';

/** Where every event leads from a standing, in abstract terms. */
const stepsOf = (input: Walk['input'], standing: Standing): string[] => {
  const steps = alphabet(standing).flatMap((event) => {
    const { decision, after } = advance(host, input, standing, event);
    return decision.accepted ? [`${decision.step.transition} → ${abstractState(after)}`] : [];
  });
  return [...new Set(steps)].sort();
};

it('two asistencias in one abstract state take the same abstract steps', () => {
  const met = new Map<string, { input: Walk['input']; standing: Standing }>();
  let compared = 0;
  for (const walk of fc.sample(legalWalk({ maxSteps: 30 }), { numRuns: 400, seed: 5 })) {
    for (const { after } of trace(walk)) {
      const key = abstractState(after);
      const known = met.get(key);
      if (!known) met.set(key, { input: walk.input, standing: after });
      const isAnother =
        known && JSON.stringify(known.standing.snapshot.context) !== JSON.stringify(after.snapshot.context);
      if (!isAnother || compared >= 400) continue;
      compared++;
      expect(stepsOf(walk.input, after), key).toEqual(stepsOf(known.input, known.standing));
    }
  }
  expect(compared).toBe(400);
});
