import { asistenciaMachine, definition } from '@conexion/machines';
import { describe, expect, test } from 'vitest';
import {
  assign,
  cancel,
  createMachine,
  emit,
  enqueueActions,
  fromPromise,
  log,
  raise,
  sendTo,
  spawnChild,
  stateIn,
  stopChild,
} from 'xstate';
import { order } from '../../test/machines/order.ts';
import toggle from '../../test/machines/toggle.ts';
import { trafficLight } from '../../test/machines/traffic-light.ts';
import { compareCharts } from '../diff/compare-charts.ts';
import { mermaidOf } from '../export/mermaid-of.ts';
import { scxmlOf } from '../export/scxml-of.ts';
import { chartOfMachine, isMachine } from './chart-of-machine.ts';
import { graphOfChart } from './graph-of-chart.ts';

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
    expect(open?.invokes).toEqual([
      {
        id: 'charge',
        source: 'unnamedActor1',
        label: { es: 'actor sin nombre 1', en: 'unnamed actor 1' },
      },
    ]);
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

  test('takes a name and the function that the machine runs for it for the same thing', () => {
    const isOpen = () => true;
    const other = { isOpen: () => false };
    const guards = [{ guard: 'isOpen' }, { guard: isOpen }, { guard: other.isOpen }];
    const machine = createMachine(
      { initial: 'a', states: { a: { on: { GO: guards.map((it) => ({ ...it, target: 'a' })) } } } } as never,
      { guards: { isOpen } } as never,
    );
    expect(from(machine, 'a').map(({ guards: [guard] }) => guard?.name)).toEqual([
      'isOpen',
      'isOpen',
      'isOpen 2',
    ]);
  });

  test('distinguishes guards by parameters, by state and by number, also in SCXML', () => {
    const both = (guards: readonly unknown[]) =>
      guards.map((guard, index) => ({ target: ['small', 'large'][index], guard }));
    const fee = createMachine({
      id: 'fee',
      type: 'parallel',
      states: {
        lamp: { initial: 'red', states: { red: { on: { GO: 'green' } }, green: {} } },
        fee: {
          initial: 'ask',
          states: {
            ask: {
              on: {
                PAY: both([10, 99].map((amount) => ({ type: 'atMost', params: { amount } }))),
                TRY: both([() => true, () => false]),
                LOOK: both([stateIn({ lamp: 'red' }), stateIn({ lamp: 'green' })]),
              },
            },
            small: {},
            large: {},
          },
        },
      },
    } as never);
    const chart = chartOfMachine(fee);
    const texts = from(fee, 'fee.ask').map(({ guards }) => guards[0]?.label.en);
    expect(texts).toEqual([
      'atMost(amount: 10)',
      'atMost(amount: 99)',
      'unnamed guard 1',
      'unnamed guard 2',
      'In(lamp.red)',
      'In(lamp.green)',
    ]);
    const conditions = [...scxmlOf(chart, 'en').matchAll(/cond="([^"]+)"/g)].map(([, cond]) => cond);
    expect(new Set(conditions).size).toBe(6);
    expect(conditions.slice(-2)).toEqual(["In('lamp.red')", "In('lamp.green')"]);
    for (const written of [mermaidOf(chart, 'en'), JSON.stringify(graphOfChart(chart))])
      for (const text of texts)
        expect(written).toContain(text?.replace(':', written[0] === '{' ? ':' : '#58;'));
  });

  const clerk = createMachine({ id: 'clerk' });
  const count = fromPromise(async () => 1);
  const calls: readonly [string, unknown, unknown][] = [
    ['tell(to: "Ana", times: 10)', { type: 'tell', params: { to: 'Ana', times: 10 } }, { type: 'tell' }],
    ['raise(GO)', raise({ type: 'GO' }), raise({ type: 'ON' })],
    [
      'raise(GO(amount: 10))',
      raise({ type: 'GO', amount: 10 } as never),
      raise({ type: 'GO', amount: 99 } as never),
    ],
    [
      'raise(GO, delay: 10, id: late)',
      raise({ type: 'GO' }, { delay: 10, id: 'late' }),
      raise({ type: 'GO' }, { delay: 99, id: 'late' }),
    ],
    ['sendTo(clerk, WAKE)', sendTo('clerk', { type: 'WAKE' }), sendTo('other', { type: 'WAKE' })],
    [
      'sendTo(clerk, WAKE, delay: soon)',
      sendTo('clerk', { type: 'WAKE' }, { delay: 'soon' as never }),
      sendTo('clerk', { type: 'WAKE' }),
    ],
    ['emit(noted(at: 10))', emit({ type: 'noted', at: 10 }), emit({ type: 'noted', at: 99 })],
    ['spawnChild(timer, clock)', spawnChild('timer', { id: 'clock' }), spawnChild('timer', { id: 'watch' })],
    ['spawnChild(clerk)', spawnChild(clerk), spawnChild(createMachine({ id: 'chief' }))],
    ['spawnChild(timer(from: 10))', spawnChild('timer', { input: { from: 10 } }), spawnChild('timer')],
    ['assign(n: 10, at)', assign({ n: 10, at: () => 1 }), assign({ n: 99, at: () => 1 })],
    ['assign(n: …)', assign({ n: 10n }), assign({ n: 10 })],
    ['stopChild(clock)', stopChild('clock'), stopChild('watch')],
    ['cancel(late)', cancel('late'), cancel('soon')],
    ['log(here)', log('here'), log('there')],
  ];
  const calling = (...entry: readonly unknown[]) =>
    chartOfMachine(createMachine({ initial: 'a', states: { a: { entry } } } as never));

  test.each(calls)('calls an action %s, and another something else', (text, action, other) => {
    const [one, two] = [calling(action), calling(other)];
    expect(one.states[0]?.effects.map(({ label }) => label.en)).toEqual([text]);
    expect(compareCharts(one, two).states).toMatchObject([{ kind: 'changed', fields: ['effects'] }]);
  });

  test('numbers the actions that only functions distinguish', () => {
    const chart = calling(
      ...[() => 1, () => 2].flatMap((made) => [
        assign({ n: made }),
        enqueueActions(made),
        emit(made as never),
      ]),
      spawnChild(count),
      spawnChild(fromPromise(async () => 2)),
      spawnChild(count),
    );
    expect(chart.states[0]?.effects.map(({ label }) => label.es)).toEqual([
      'assign(n)',
      'enqueueActions',
      'emit(…)',
      'assign(n) 2',
      'enqueueActions 2',
      'emit(…) 2',
      'spawnChild(actor sin nombre 1)',
      'spawnChild(actor sin nombre 2)',
      'spawnChild(actor sin nombre 1)',
    ]);
  });

  test('calls what is invoked by its source, its id and what it is known to be given', () => {
    const invoke = [
      { src: 'charge', id: 'card' },
      { src: 'charge', input: { amount: 10 } },
      { src: 'charge', input: () => 1 },
      { src: clerk, id: 'first' },
      { src: count, onDone: 'a' },
    ];
    const chart = chartOfMachine(createMachine({ initial: 'a', states: { a: { invoke } } } as never));
    expect(graphOfChart(chart).states[0]?.notes.map(({ en }) => en)).toEqual([
      'running: charge as card, charge(amount: 10), charge, clerk as first, unnamed actor 1',
    ]);
    expect(chart.transitions[0]?.label.es).toBe('termina actor sin nombre 1');
  });

  test('takes a guard with other parameters for a change', () => {
    const withAmount = (amount: number) => {
      const guard = { type: 'atMost', params: { amount } };
      return chartOfMachine(
        createMachine({ initial: 'a', states: { a: { on: { GO: { target: 'a', guard } } } } } as never),
      );
    };
    expect(compareCharts(withAmount(10), withAmount(10)).transitions).toEqual([]);
    expect(compareCharts(withAmount(10), withAmount(99)).transitions).toMatchObject([
      { kind: 'changed', fields: ['guards'] },
    ]);
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
