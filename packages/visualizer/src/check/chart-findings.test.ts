import { asistenciaMachine, definition } from '@conexion/machines';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AnyMachineSnapshot, createMachine, initialTransition, transition } from 'xstate';
import { order } from '../../test/machines/order.ts';
import { trafficLight } from '../../test/machines/traffic-light.ts';
import { machineOf } from '../../test/scxml/any-machine.ts';
import { machinePlan, unknownEvents } from '../../test/scxml/machine-plan.ts';
import { chartOfMachine } from '../graph/chart-of-machine.ts';
import { reached } from '../graph/reached.ts';
import { shadowing } from '../graph/shadowing.ts';
import { chartFindings } from './chart-findings.ts';

const of = (states: unknown, more: object = {}) => {
  const machine = createMachine({ id: 'm', initial: 'a', states, ...more } as never);
  return chartFindings(chartOfMachine(machine)).map((finding) =>
    finding.kind === 'unreachable'
      ? finding.state.path
      : `${finding.transition.source} ${finding.transition.event} ${finding.transition.target}`,
  );
};

const ending = (initial: string) => ({ initial, states: { x: { on: { END: 'y' } }, y: { type: 'final' } } });

describe('the findings of a machine', () => {
  test('are none in the procedure and in machines in which all can happen', () => {
    for (const chart of [definition(), ...[asistenciaMachine, order, trafficLight].map(chartOfMachine)])
      expect(chartFindings(chart)).toEqual([]);
  });

  test.each<[string, unknown, string[]]>([
    ['no transition leads to', { a: {}, b: {} }, ['b']],
    ['only others like it lead to', { a: {}, b: { on: { GO: 'c' } }, c: { on: { GO: 'b' } } }, ['b', 'c']],
    ['is left at the first state', { a: {}, b: { initial: 'x', states: { x: {}, y: {} } } }, ['b']],
    ['is within one that is entered elsewhere', { a: { initial: 'x', states: { x: {}, y: {} } } }, ['a.y']],
    ['waits for an end that never comes', { a: { ...ending('x'), onDone: 'b' }, b: {} }, []],
    [
      'waits for the end of something without one',
      { a: { initial: 'x', states: { x: {}, y: { type: 'final' } }, onDone: 'b' }, b: {} },
      ['a.y', 'b'],
    ],
    [
      'waits for all regions, one of which goes on for ever',
      { a: { type: 'parallel', states: { r: ending('x'), s: {} }, onDone: 'b' }, b: {} },
      ['b'],
    ],
    [
      'waits for all regions, which end',
      { a: { type: 'parallel', states: { r: ending('x'), s: ending('y') }, onDone: 'b' }, b: {} },
      ['a.s.x'],
    ],
  ])('name a state that %s', (_, states, expected) => {
    expect(of(states)).toEqual(expected);
  });

  test('do not name what a history, a timer, a service or the whole machine leads to', () => {
    const states = {
      a: { after: { 5: 'b' }, invoke: { src: 'pay', onDone: 'c', onError: 'd' } },
      b: { on: { BACK: 'e.last' } },
      c: {},
      d: {},
      e: { initial: 'x', states: { x: {}, y: {}, last: { type: 'history', target: 'y' } } },
      f: {},
    };
    expect(of(states, { on: { QUIT: '.f' } })).toEqual(['e.x']);
  });

  test.each<[string, unknown, string[]]>([
    ['a branch without a condition', [{ target: 'b' }, { target: 'c', guard: 'is' }], ['c', 'a GO c']],
    ['a record without a condition', [{ actions: 'note' }, { target: 'b' }], ['b', 'c', 'a GO b']],
    ['no branch but one with a condition', [{ target: 'b', guard: 'is' }, { target: 'c' }], []],
  ])('name what is shadowed by %s', (_, GO, expected) => {
    expect(of({ a: { on: { GO } }, b: {}, c: {} })).toEqual(expected);
  });

  test('name what waits in a state that is left at once', () => {
    const always = [{ target: 'b', guard: 'is' }, { target: 'c' }];
    expect(of({ a: { always, on: { GO: 'd' }, after: { 5: 'b' } }, b: {}, c: {}, d: {} })).toEqual([
      'd',
      'a GO d',
      'a xstate.after.5.m.a b',
    ]);
    // What stays within may wait there.
    expect(
      of({ a: { initial: 'x', always: [{ actions: 'note' }], on: { GO: 'b' }, states: { x: {} } }, b: {} }),
    ).toEqual([]);
  });

  test('do not take a wildcard for a branch of each event', () => {
    expect(of({ a: { on: { '*': 'b', GO: 'c', 'mail.*': 'c' } }, b: {}, c: {} })).toEqual([]);
  });

  test('hold for random machines: XState never comes to a state that is listed', () => {
    const step = fc.record({ event: fc.nat(10_000), guards: fc.nat(255) });
    let listed = 0;
    fc.assert(
      fc.property(machinePlan, fc.array(step, { minLength: 40, maxLength: 40 }), (plan, steps) => {
        const { machine, values } = machineOf(plan);
        const chart = chartOfMachine(machine);
        const shadows = shadowing(chart);
        const places = reached(chart, (it) => !shadows.has(it));
        listed += chart.states.length - places.size;
        const events = [...chart.transitions.map(({ event }) => event), ...unknownEvents].filter(
          (event) => event !== '' && !event.includes('*') && !event.startsWith('xstate.done.state.'),
        );
        let [snapshot] = initialTransition(machine) as [AnyMachineSnapshot, unknown];
        for (const { event, guards } of steps) {
          const inside = snapshot._nodes.map((node) => (node.parent ? node.path.join('.') : '#m'));
          const wrong = inside.filter(
            (path) => chart.states.some((it) => it.path === path) && !places.has(path),
          );
          expect(wrong).toEqual([]);
          if (snapshot.status !== 'active') return;
          [...values.keys()].forEach((name, index) => {
            values.set(name, ((guards >> index) & 1) === 1);
          });
          [snapshot] = transition(machine, snapshot, { type: events[event % events.length] as string }) as [
            AnyMachineSnapshot,
            unknown,
          ];
        }
      }),
      { numRuns: 60, seed: 18 },
    );
    expect(listed).toBeGreaterThan(50);
  });
});
