import { runInNewContext } from 'node:vm';
import { definition, languages } from '@conexion/machines';
import { render } from 'state-machine-cat';
import { describe, expect, test } from 'vitest';
import { and, createMachine, not, or, stateIn } from 'xstate';
import { order } from '../../test/machines/order.ts';
import toggle from '../../test/machines/toggle.ts';
import { trafficLight } from '../../test/machines/traffic-light.ts';
import { parsed } from '../../test/scxml/parsed.ts';
import type { Chart } from '../graph/chart.ts';
import { chartOfMachine } from '../graph/chart-of-machine.ts';
import { scxmlOf } from './scxml-of.ts';

const charts: [string, Chart][] = [
  ['asistencia', definition()],
  ...[toggle, trafficLight, order].map((machine): [string, Chart] => [machine.id, chartOfMachine(machine)]),
];

interface Node {
  name: string;
  type: string;
  statemachine?: Read;
}
interface Read {
  states: Node[];
  transitions?: { from: string; to: string; event?: string; cond?: string }[];
}
/** What state-machine-cat, which draws SCXML, reads of it. */
async function readBy(text: string) {
  const json = await render(text, { inputType: 'scxml', outputType: 'json' });
  const machine: Read = typeof json === 'string' ? JSON.parse(json) : json;
  const all = (read: Read): Read[] => [
    read,
    ...read.states.flatMap(({ statemachine }) => (statemachine ? all(statemachine) : [])),
  ];
  const machines = all(machine);
  return {
    states: machines.flatMap(({ states }) => states).filter(({ type }) => type !== 'initial'),
    transitions: machines.flatMap(({ transitions = [] }) => transitions),
  };
}
describe.each(languages)('SCXML in %s', (lang) => {
  test.each(charts)('of %s is well-formed, and each id that it refers to is there, once', (_, chart) => {
    const document = parsed(scxmlOf(chart, lang));
    expect(document.querySelector('parsererror')).toBeNull();
    const isOurs = (node: Element) => node.closest('content') === null;
    const drawn = [...document.querySelectorAll('state, parallel, final, history')].filter(isOurs);
    const ids = drawn.map(({ id }) => id);
    expect(drawn.filter((node) => node.hasAttribute('cx:label'))).toHaveLength(chart.states.length);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[A-Za-z_][\w.-]*$/);
    const referred = [...document.querySelectorAll('[target], [initial]')].flatMap((node) =>
      ['target', 'initial'].flatMap((name) => node.getAttribute(name)?.split(' ') ?? []),
    );
    expect(referred.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test.each(charts)('of %s has conditions that an ECMAScript engine takes', (_, chart) => {
    const document = parsed(scxmlOf(chart, lang));
    const data = [...document.querySelectorAll('data')].map(({ id }) => id);
    const conditions = [...document.querySelectorAll('[cond]')].map((node) => node.getAttribute('cond'));
    for (const condition of conditions) {
      const decide = (value: boolean) =>
        runInNewContext(condition ?? '', {
          ...Object.fromEntries(data.map((id) => [id, value])),
          _event: { name: 'CALL' },
          ...{ In: Boolean },
        });
      expect(typeof decide(true)).toBe('boolean');
      expect(typeof decide(false)).toBe('boolean');
    }
  });
});

describe('SCXML', () => {
  test('of the procedure', async () => {
    await expect(scxmlOf(definition(), 'es')).toMatchFileSnapshot('asistencia.es.golden.scxml');
  });

  test('is read by another tool with the same states and moves', async () => {
    const chart = definition();
    const { states, transitions } = await readBy(scxmlOf(chart, 'es'));
    expect(states.map(({ name }) => name).sort()).toEqual(chart.states.map(({ path }) => path).sort());
    const moves = chart.transitions
      .filter(({ source, target }) => target !== null && target !== source)
      .map(({ source, target, event }) => `${source} ${event} ${target}`);
    const read = transitions.map(({ from, event, to }) => `${from} ${event} ${to}`);
    expect(moves.filter((move) => !read.includes(move))).toEqual([]);
  });

  test('enters a state again only where the machine does', () => {
    const machine = createMachine({
      initial: 'a',
      states: {
        a: { on: { STAY: { target: 'a', actions: 'note' }, AGAIN: { target: 'a', reenter: true } } },
      },
    });
    const document = parsed(scxmlOf(chartOfMachine(machine), 'en'));
    const targetOf = (event: string) => document.querySelector(`[event="${event}"]`)?.getAttribute('target');
    expect([targetOf('STAY'), targetOf('AGAIN')]).toEqual([null, 'a']);
  });

  test('stays in a parallel state where the machine does: its timer goes on', () => {
    const region = { initial: 'one', states: { one: {}, two: {} } };
    const machine = createMachine({
      initial: 'both',
      states: {
        both: {
          type: 'parallel',
          entry: 'note',
          after: { 1000: 'late' },
          on: { INTO: '.left.two', AGAIN: { target: 'both', reenter: true } },
          states: {
            left: region,
            right: { ...region, on: { OVER: '#(machine).both.left.two', OUT: '#both' } },
          },
          id: 'both',
        },
        late: {},
      },
    });
    const document = parsed(scxmlOf(chartOfMachine(machine), 'en'));
    const at = (selector: string) => document.querySelector(selector);
    expect(at('state[id="around.both"] > onentry > send')).not.toBeNull();
    expect(at('[id="around.both"] > parallel[id="both"] > onentry')).toBeNull();
    expect(at('[id="around.both"] > [event="INTO"]')?.getAttribute('type')).toBe('internal');
    // Both leave what is around it, and enter it again.
    for (const event of ['AGAIN', 'OUT'])
      expect(at(`[event="${event}"]:not([type])`)?.getAttribute('target')).toBe('around.both');
  });

  test('nests, remembers and waits as the machine does', () => {
    const document = parsed(scxmlOf(chartOfMachine(trafficLight), 'en'));
    const at = (selector: string) => document.querySelector(selector);
    expect(at('[id="working"] > [id="working.red"] > [id="working.red.walk"]')).not.toBeNull();
    expect(at('history[id="working.memory"][type="deep"] > transition')?.getAttribute('target')).toBe(
      'working.red.walk',
    );
    expect(at('[id="working.green"] > onentry > send')?.getAttribute('delay')).toBe('30000ms');
    expect(at('[id="working.green"] > onexit > cancel')?.getAttribute('sendid')).toBe(
      at('[id="working.green"] > onentry > send')?.getAttribute('id'),
    );
    expect(at('[id="working.red"] > transition')?.getAttribute('event')).toMatch(/^done\.state\./);
  });

  test('gives each history one default: without a target, where its parent begins', () => {
    const radio = createMachine({
      id: 'radio',
      initial: 'off',
      states: {
        off: { on: { BACK: 'on.last', ALL: 'both.last' } },
        on: { initial: 'am', states: { am: {}, last: { type: 'history' } } },
        both: { type: 'parallel', states: { left: {}, right: {}, last: { type: 'history' } } },
      },
    });
    const document = parsed(scxmlOf(chartOfMachine(radio), 'en'));
    const defaults = [...document.querySelectorAll('history')].map((node) =>
      [...node.querySelectorAll('transition')].map((one) => one.getAttribute('target')),
    );
    expect(defaults).toEqual([['on.am'], ['both.left both.right']]);
  });

  test('asks for each guard by what it is: parameters, combinations, other states', () => {
    const fee = createMachine({
      id: 'fee',
      type: 'parallel',
      states: {
        lamp: { initial: 'red', states: { red: {}, green: {} } },
        fee: {
          on: {
            PAY: [
              { guard: { type: 'atMost', params: { amount: 10 } }, actions: 'a' },
              { guard: { type: 'atMost', params: { amount: 99 } }, actions: 'a' },
            ],
            TRY: [
              { guard: () => true, actions: 'a' },
              { guard: () => false, actions: 'a' },
            ],
            LOOK: [
              { guard: stateIn({ lamp: 'red' }), actions: 'a' },
              { guard: not(or(['x', and(['y', 'z'])])), actions: 'a' },
            ],
          },
        },
      },
    } as never);
    const document = parsed(scxmlOf(chartOfMachine(fee), 'en'));
    const conditions = [...document.querySelectorAll('[cond]')].map((node) => node.getAttribute('cond'));
    expect(conditions).toEqual([
      'atMost_amount__10_',
      'atMost_amount__99_',
      'unnamedGuard1',
      'unnamedGuard2',
      "In('lamp.red')",
      '!(x || (y && z))',
    ]);
  });

  test('has a state for a machine without states', () => {
    const document = parsed(scxmlOf(chartOfMachine(createMachine({ id: 'still' })), 'en'));
    expect(document.documentElement.getAttribute('initial')).toBe(document.querySelector('state')?.id);
  });
});
