import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMachine, fromPromise, raise, setup, spawnChild } from 'xstate';
import { z } from 'zod';
import { machineWalk } from './machine-walk.ts';
import { playMachine } from './play-machine.ts';

describe('machineWalk', () => {
  it('takes wildcards, delayed raises, spawned children and nested final states', () => {
    const logic = setup({ actors: { work: fromPromise(async () => 1) } });
    const machine = logic.createMachine({
      id: 'kinds',
      context: ({ spawn }) => ({ kid: spawn('work', { id: 'kid' }) }),
      entry: [raise({ type: 'late' }, { delay: 50 }), spawnChild('work', { id: 'other' })],
      initial: 'a',
      states: {
        a: { initial: 'b', states: { b: { on: { 'mouse.*': 'c' } }, c: { type: 'final' } }, onDone: 'd' },
        d: { on: { '*': 'a' } },
      },
      on: { late: '.d', 'xstate.done.actor.kid': '.d', 'xstate.error.actor.other': '.a' },
    });
    const given = { 'mouse.moved': z.object({ x: z.int() }), whatever: fc.constant({}), late: z.object({}) };
    const kids = { work: { output: z.int(), error: z.string() } };
    const walks = fc.sample(machineWalk(machine, given, { children: kids }), { numRuns: 200, seed: 1 });
    const taken = new Set(walks.flatMap((walk) => walk.map(({ kind, event }) => `${kind} ${event.type}`)));
    expect([...taken].toSorted()).toEqual([
      'done xstate.done.actor.kid',
      'done xstate.done.actor.other',
      'error xstate.error.actor.kid',
      'error xstate.error.actor.other',
      'event late',
      'event mouse.moved',
      'event whatever',
      'timer late',
    ]);
    for (const walk of walks) expect(playMachine(machine, walk).moments).toHaveLength(walk.length);
  });

  it('fires timers in the order in which they are due', () => {
    const machine = createMachine({
      id: 'clock',
      initial: 'a',
      states: { a: { after: { 2000: 'late', 1000: 'early' } }, early: { after: { 500: 'a' } }, late: {} },
    });
    for (const walk of fc.sample(machineWalk(machine, {}), { numRuns: 50, seed: 1 }))
      for (const { after, now } of playMachine(machine, walk).moments)
        expect([after.value, now % 1500]).toEqual(after.value === 'early' ? ['early', 1000] : ['a', 0]);
  });
});
