import { describe, expect, it } from 'vitest';
import type { AsistenciaEvent } from '../asistencia/asistencia-event.ts';
import { firstsIn } from './dials.ts';
import { type ExploreOptions, explore } from './explore.ts';
import { inputFrom } from './inputs.ts';
import { mutants } from './mutants.ts';
import { hostOf } from './mutation/judges.ts';
import { worlds } from './worlds.ts';

/** Of one plain opening whose service is covered: a small part of the whole, from end to end. */
function covered(options: ExploreOptions) {
  const [plain] = worlds;
  const input = inputFrom(firstsIn(plain), plain.openedAt);
  const isTried = (event: AsistenciaEvent) =>
    event.type !== 'coverage.resolved' || event.outcome === 'covered';
  return explore({ inputs: [input], isTried, again: 1, ...options });
}

const mutantNamed = (part: string) => {
  const found = mutants.find(({ id }) => id.includes(part));
  if (!found) throw new Error(`There is no mutant ${part}`);
  return hostOf(found);
};

describe('explore', () => {
  it.each([
    ['excess.accepted 0: recordExcess excessAccepted', 'excess.accepted'],
    ['excess.approved 0: recordAbsorption excessAbsorbed', 'excess.approved'],
  ])('finds a sum that a second visit overwrites: %s', (part, last) => {
    const { violations } = covered({ host: mutantNamed(part), stopAtViolation: true });
    const types = violations[0]?.walk.events.map((event) => (event as AsistenciaEvent).type);
    expect(types?.filter((type) => type === last)).toHaveLength(2);
    expect(types).toContain('provider.released');
  });

  it('knows no other world', () => {
    expect(() => explore({ world: worlds.length })).toThrow(RangeError);
  });
});
