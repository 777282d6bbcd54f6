import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createActor, setup } from 'xstate';
import { z } from 'zod';
import { machineWalk } from './machine-walk.ts';

const schemas = {
  coin: z.strictObject({ type: z.literal('coin'), cents: z.int().min(1).max(200) }),
  pushed: z.strictObject({ type: z.literal('pushed') }),
};
type Event = z.output<(typeof schemas)[keyof typeof schemas]>;

const turnstile = setup({
  types: { events: {} as Event },
  guards: { isEnough: ({ event }) => event.type === 'coin' && event.cents >= 100 },
}).createMachine({
  initial: 'locked',
  states: {
    locked: { on: { coin: { target: 'open', guard: 'isEnough' } } },
    open: { on: { pushed: 'locked' } },
  },
});

it('walks any machine by events that it accepts in its current state', () => {
  fc.assert(
    fc.property(machineWalk(turnstile, schemas), (walk) => {
      const actor = createActor(turnstile).start();
      for (const event of walk) {
        expect(actor.getSnapshot().can(event)).toBe(true);
        actor.send(event);
      }
    }),
  );
});

it('goes on for nearly its most steps', () => {
  const lengths = fc.sample(machineWalk(turnstile, schemas), 100).map(({ length }) => length);
  expect(Math.max(...lengths)).toBeGreaterThan(30);
});
