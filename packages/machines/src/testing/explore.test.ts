import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { AsistenciaEvent } from '../asistencia/asistencia-event.ts';
import { event } from '../asistencia/event.ts';
import { createHost, type Host } from '../host/host.ts';
import { en } from '../languages/catalogues.ts';
import { enumerate, firstsIn } from './dials.ts';
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

  it('finds a coverage that counts only where it is less than the quote', () => {
    const types = [
      ...['coverage.resolved', 'denial.explained', 'quote.received', 'price.informed', 'offer.accepted'],
      ...['provider.assigned', 'affiliate.confirmed', 'provider.arrived', 'contact.validated'],
      ...['diagnosis.recorded', 'work.authorized'],
    ];
    const { violations } = covered({
      host: mutantNamed('work.authorized 0: hasNoExcess coverage'),
      isTried: (event) =>
        types.includes(event.type) && (event.type !== 'coverage.resolved' || event.outcome === 'partial'),
      stopAtViolation: true,
    });
    const events = (violations[0]?.walk.events ?? []) as AsistenciaEvent[];
    expect(events).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({
          type: 'coverage.resolved',
          coveredAmount: { amount: 500, currency: 'COP' },
        }),
        expect.objectContaining({ type: 'quote.received', price: { amount: 499, currency: 'COP' } }),
      ]),
    );
  });

  it('meets the limits of what an event may carry, where the first asistencia is opened', () => {
    const [world] = worlds;
    const inputs = enumerate((dial) => inputFrom(dial, world.openedAt, world.policy), world).slice(0, 1);
    const host = mutantNamed('limit moved at exception.approved: discountPercent one more');
    const { violations } = covered({ host, inputs, stopAtViolation: true });
    expect(violations.map(({ walk }) => walk.events)).toMatchObject([
      [{ type: 'exception.approved', discountPercent: 101 }],
    ]);
  });

  it('tries the events that a program adds', () => {
    const type = 'provider.delayed';
    const payload = z.strictObject({ delay: z.int().min(1) });
    const delayed = event({ sender: 'coordinador', payload, cites: { delay: ['4.3'] } });
    const host = createHost({
      additions: {
        events: { [type]: delayed },
        steps: { monitoreo: { [type]: { clauses: ['5.2.A'], actor: 'coordinador' } } },
      },
      catalogues: {
        en: { ...en, event: { ...en.event, [type]: 'Delay' }, field: { ...en.field, delay: 'Minutes' } },
      },
    }) as unknown as Host;
    const delays = new Set<number>();
    const onMoment: ExploreOptions['onMoment'] = ({ decision }) => {
      if (decision.accepted && decision.step.event === (type as string))
        delays.add((decision.event as unknown as { delay: number }).delay);
    };
    const { transitions } = covered({ host, rules: [], onMoment });
    expect([...transitions].filter((id) => id.includes(type))).not.toEqual([]);
    expect(Math.min(...delays)).toBeGreaterThan(0);
  });

  it('knows no other world, and refuses to explore nothing', () => {
    expect(() => explore({ world: worlds.length })).toThrow(RangeError);
    expect(() => explore({ inputs: [] })).toThrow(expect.objectContaining({ code: 'no-runs' }));
  });
});
