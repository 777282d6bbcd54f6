import { asistenciaMachine, definition } from '@conexion/machines';
import { describe, expect, test } from 'vitest';
import { assign, createMachine, emit, enqueueActions, raise, sendTo, spawnChild } from 'xstate';
import { order } from '../../test/machines/order.ts';
import toggle from '../../test/machines/toggle.ts';
import { trafficLight } from '../../test/machines/traffic-light.ts';
import { compareCharts } from '../diff/compare-charts.ts';
import { chartOfMachine, isMachine } from './chart-of-machine.ts';
import { graphOfChart } from './graph-of-chart.ts';

const guard = (amount: number) => {
  const name = `atMost(amount: ${amount})`;
  return { name, label: { es: name, en: name }, clause: null };
};

const from = (machine: Parameters<typeof chartOfMachine>[0], source: string) =>
  chartOfMachine(machine).transitions.filter((transition) => transition.source === source);

describe('the chart of a machine', () => {
  test('has its states and transitions', () => {
    const { machine, initial, states, transitions } = chartOfMachine(toggle);
    expect([machine, initial, states.map(({ path }) => path)]).toEqual(['toggle', 'off', ['off', 'on']]);
    expect(transitions.map(({ source, event, target }) => [source, event, target])).toEqual([
      ['off', 'TOGGLE', 'on'],
      ['on', 'TOGGLE', 'off'],
    ]);
  });

  test('of the procedure agrees with its definition on states and moves', () => {
    const [chart, own] = [chartOfMachine(asistenciaMachine), definition()];
    expect(chart.states.map(({ path, kind, parent }) => [path, kind, parent])).toEqual(
      own.states.map(({ path, kind, parent }) => [path, kind, parent]),
    );
    const moves = ({ transitions }: Pick<typeof chart, 'transitions'>) =>
      transitions.map(({ source, event, target }) => [source, event, target]);
    expect(moves(chart)).toEqual(moves(own));
  });

  test('follows a target into what is entered with it, and remembers the depth of a history', () => {
    const { states, initial } = chartOfMachine(trafficLight);
    expect(initial).toBe('working.green');
    expect(states.find(({ path }) => path === 'working.memory')).toMatchObject({
      kind: 'history',
      history: 'deep',
    });
    expect(from(trafficLight, 'working.yellow')[0]).toMatchObject({
      trigger: 'after',
      delay: 'yellowTime',
      target: 'working.red.walk',
    });
    expect(from(trafficLight, 'working.memory')).toMatchObject([{ target: 'working.red.walk' }]);
    expect(from(trafficLight, 'working.red')).toMatchObject([{ trigger: 'done', target: 'working.green' }]);
  });

  test('says what needs no event, what a service ends in, and what is done on the way', () => {
    expect(from(order, 'open').map(({ trigger, target }) => [trigger, target])).toEqual([
      ['always', 'preparing'],
      ['done', 'preparing'],
      ['error', 'failed'],
    ]);
    const { states } = chartOfMachine(order);
    const open = states.find(({ path }) => path === 'open');
    expect(open?.effects.map(({ type }) => type)).toEqual(['greet', 'assign']);
    expect(open?.invokes).toEqual([{ id: 'charge', source: '(…)' }]);
    expect(from(order, 'preparing.invoicing.draft')[0]?.effects.map(({ type }) => type)).toEqual([
      'print',
      'raise',
    ]);
    expect(from(order, 'failed')[0]).toMatchObject({ reenters: true });
  });

  test('takes an `and` apart and names the other combinations', () => {
    const names = (source: string) => from(order, source).map(({ guards }) => guards.map(({ name }) => name));
    expect(names('#order')).toEqual([[], ['isOwner', 'not(isSent)']]);
    expect(names('open')).toEqual([['isPaid'], [], ['or(isFinal, isFraud)']]);
  });

  test('has the machine itself as a place only where something is said of all of it', () => {
    expect(chartOfMachine(order).states[0]).toMatchObject({ path: '#order', parent: null });
    expect(chartOfMachine(trafficLight).states.some(({ path }) => path.startsWith('#'))).toBe(false);
  });

  test('numbers guards and actions written in place, the same function by the same number', () => {
    const again = () => true;
    const machine = createMachine({
      initial: 'a',
      states: {
        a: {
          on: {
            GO: { target: 'a', guard: () => true, actions: () => {} },
            ON: [
              { target: 'a', guard: () => false, actions: () => {} },
              { target: 'a', guard: again },
              { target: 'a', guard: again },
            ],
          },
        },
      },
    });
    const texts = from(machine, 'a').map(({ guards, effects }) => [
      guards[0]?.label.en,
      effects[0]?.label.es,
    ]);
    expect(texts).toEqual([
      ['unnamed guard 1', 'acción sin nombre 1'],
      ['unnamed guard 2', 'acción sin nombre 2'],
      ['again', undefined],
      ['again', undefined],
    ]);
  });

  test('calls guards and actions by name and parameters, and those of XState by what they do', () => {
    const machine = createMachine({
      initial: 'a',
      states: {
        a: {
          entry: [
            { type: 'tell', params: { to: 'Ana', times: 2 } },
            raise({ type: 'GO' }),
            sendTo('clerk', { type: 'WAKE' }),
            emit({ type: 'noted' }),
            spawnChild('timer', { id: 'clock' }),
            assign({ n: 1 }),
            assign({ n: () => 1 }),
            assign({ n: () => 2 }),
            enqueueActions(() => {}),
          ],
          invoke: [{ src: 'charge', id: 'card' }, { src: 'charge' }],
          on: { GO: { target: 'a', guard: { type: 'atMost', params: { amount: 10 } } } },
        },
      },
    } as never);
    const chart = chartOfMachine(machine);
    expect(chart.states[0]?.effects.map(({ label }) => label.en)).toEqual([
      'tell(to: "Ana", times: 2)',
      'raise(GO)',
      'sendTo(clerk, WAKE)',
      'emit(noted)',
      'spawnChild(timer, clock)',
      'assign(n: 1)',
      'assign(n)',
      'assign(n) 2',
      'enqueueActions',
    ]);
    expect(chart.transitions[0]?.guards[0]?.name).toBe('atMost(amount: 10)');
    const [state] = graphOfChart(chart).states;
    expect(state?.notes.map(({ en }) => en)).toContain('running: charge as card, charge');
    const more = { ...chart, transitions: chart.transitions.map((it) => ({ ...it, guards: [guard(99)] })) };
    expect(compareCharts(chart, more).transitions).toMatchObject([{ kind: 'changed', fields: ['guards'] }]);
  });

  test('leads to all regions that a transition enters', () => {
    const machine = createMachine({
      initial: 'idle',
      states: {
        idle: { on: { GO: { target: ['both.left.two', 'both.right.two'] } } },
        both: {
          type: 'parallel',
          states: {
            left: { initial: 'one', states: { one: {}, two: {} } },
            right: { initial: 'one', states: { one: {}, two: {} } },
          },
        },
      },
    });
    expect(from(machine, 'idle')[0]).toMatchObject({ target: 'both.left.two', alsoTo: ['both.right.two'] });
  });
});

test('isMachine accepts machines and nothing else', () => {
  expect([toggle, order].every(isMachine)).toBe(true);
  expect([null, undefined, {}, 'machine', { root: {}, config: {} }, () => toggle].some(isMachine)).toBe(
    false,
  );
});
