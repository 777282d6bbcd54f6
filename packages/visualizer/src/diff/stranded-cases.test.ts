import { describe, expect, test } from 'vitest';
import { createActor, createMachine } from 'xstate';
import { chartOfMachine } from '../graph/chart-of-machine.ts';
import { type StateValue, strandedCases } from './stranded-cases.ts';

type States = Readonly<Record<string, object>>;
const machineOf = (states: States) => createMachine({ id: 'm', initial: 'a', states } as never);

const lamp = { initial: 'red', states: { red: { on: { GO: 'green' } }, green: {} } };
const door = { initial: 'shut', states: { shut: {} } };
const old = machineOf({ a: { on: { ENTER: 'hall' } }, hall: { type: 'parallel', states: { lamp, door } } });
const snapshot = (() => {
  const actor = createActor(old).start();
  actor.send({ type: 'ENTER' });
  actor.send({ type: 'GO' });
  return actor.getPersistedSnapshot() as never as { value: StateValue };
})();

/** Whether XState itself takes up a case where it was. */
function isRestored(states: States): boolean {
  const actor = createActor(machineOf(states), { snapshot: snapshot as never });
  actor.subscribe({ error: () => {} });
  actor.start();
  return actor.getSnapshot().status === 'active';
}

describe('a case that XState persisted in parallel regions', () => {
  test.each<[string, States, [string, string | null][]]>([
    ['as it was', { hall: { type: 'parallel', states: { lamp, door } } }, []],
    ['with one more region', { hall: { type: 'parallel', states: { lamp, door, bell: {} } } }, []],
    [
      'where a state of it begins with another',
      { hall: { type: 'parallel', states: { lamp, door: { initial: 'shut', states: { shut: door } } } } },
      [],
    ],
    [
      'without a state of one region',
      { hall: { type: 'parallel', states: { lamp: { initial: 'red', states: { red: {} } }, door } } },
      [['hall.lamp.green', 'hall.lamp']],
    ],
    ['without a region', { hall: { type: 'parallel', states: { door } } }, [['hall.lamp.green', 'hall']]],
    [
      'without either',
      { hall: { initial: 'desk', states: { desk: {} } } },
      [
        ['hall.lamp.green', 'hall'],
        ['hall.door.shut', 'hall'],
      ],
    ],
    [
      'without all of it, to where it came from',
      {},
      [
        ['hall.lamp.green', 'a'],
        ['hall.door.shut', 'a'],
      ],
    ],
  ])('goes on %s, or is stranded, as XState says', (_, states, expected) => {
    const next = { a: {}, ...states };
    const found = strandedCases(
      chartOfMachine(machineOf(next)),
      [{ id: '1', state: snapshot.value }],
      chartOfMachine(old),
    );
    expect(found).toEqual(
      expected.map(([state, nearest]) => ({ id: '1', state, reason: 'state-gone', nearest })),
    );
    expect(isRestored(next)).toBe(expected.length === 0);
  });

  test('gets out by any of its regions', () => {
    const end = { type: 'final' };
    const hall = (on: object) => ({ type: 'parallel', states: { lamp, door }, on });
    const of = (states: States) =>
      strandedCases(chartOfMachine(machineOf(states)), [{ id: '1', state: snapshot.value }]);
    expect(of({ a: { on: { GO: 'end' } }, hall: hall({ LEAVE: 'end' }), end })).toEqual([]);
    const shut = { initial: 'shut', states: { shut: { on: { LEAVE: '#m.end' } } } };
    expect(of({ a: {}, hall: { type: 'parallel', states: { lamp, door: shut } }, end })).toEqual([]);
    expect(
      of({ a: { on: { GO: 'end' } }, hall: hall({}), end }).map((it) => [it.reason, it.nearest]),
    ).toEqual([
      ['no-way-out', 'a'],
      ['no-way-out', 'a'],
    ]);
  });
});

describe('the nearest state that a version has', () => {
  const chart = chartOfMachine(
    machineOf({
      a: { on: { GO: 'b' } },
      b: { on: { GO: 'c' } },
      c: { on: { GO: 'd', STOP: 'end' } },
      d: { on: { GO: 'end' } },
      end: { type: 'final' },
    }),
  );
  const without = (...gone: string[]) => ({
    ...chart,
    states: chart.states.filter(({ path }) => !gone.includes(path)),
    transitions: chart.transitions
      .filter(({ source }) => !gone.includes(source))
      .map((it) => (gone.includes(it.target ?? '') ? { ...it, target: 'end' } : it)),
  });
  const nearest = (next: typeof chart, state: string, before = chart) =>
    strandedCases(next, [{ id: '1', state }], before).map((it) => it.nearest);

  test('is one step away, no end and no state that is stranded itself', () => {
    expect(nearest(without('c'), 'c')).toEqual(['d']);
    expect(nearest(without('c', 'd'), 'c')).toEqual(['b']);
    expect(nearest(without('b', 'c', 'd'), 'd')).toEqual(['a']);
  });

  test('is the start, where nothing is known of the lost one', () => {
    expect(nearest(chart, 'elsewhere')).toEqual(['a']);
  });

  test('is none where every state is an end or leads to none', () => {
    expect(nearest({ ...without('a', 'b', 'c', 'd'), initial: 'end' }, 'c')).toEqual([null]);
  });
});
