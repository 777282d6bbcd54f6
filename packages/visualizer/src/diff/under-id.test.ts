import { expect, test } from 'vitest';
import { createMachine } from 'xstate';
import { chartOfMachine } from '../graph/chart-of-machine.ts';
import { compareCharts } from './compare-charts.ts';
import { underId } from './under-id.ts';

const withId = (id: string, limit = 10) =>
  chartOfMachine(
    createMachine({
      id,
      initial: 'a',
      on: { RESET: '.a' },
      states: {
        a: { after: { [limit]: 'b' }, invoke: { src: 'load', onDone: 'b', onError: 'c' } },
        b: { initial: 'b1', states: { b1: { on: { GO: 'b2' } }, b2: { type: 'final' } }, onDone: 'c' },
        c: { type: 'final' },
      },
    }),
  );
const changed = (old: string, next: string, limit?: number) => {
  const after = withId(next, limit);
  const { initial, states, transitions } = compareCharts(underId(withId(old), next), after);
  return { initial, states: states.length, transitions: transitions.length };
};

test.each([
  ['old', 'new'],
  ['load', 'a'],
  ['b', 'xstate'],
])('machines that differ in their id are the same (%s, %s)', (old, next) => {
  expect(changed(old, next)).toEqual({ initial: null, states: 0, transitions: 0 });
});

test('what is different below the root is found', () => {
  expect(changed('old', 'new', 20).transitions).toBeGreaterThan(0);
});
