import { chartOfMachine, generalLayoutOf, graphOfChart } from '@conexion/visualizer';
import { createInspector, type StatelyInspectionEvent } from '@statelyai/inspect';
import { describe, expect, test, vi } from 'vitest';
import { type AnyStateMachine, assign, createActor, createMachine, fromPromise, stateIn } from 'xstate';

/** States within states, each with transitions of several branches, as editors and players have. */
const nested = (depth: number): object =>
  depth === 0
    ? {
        on: { DEEPER: [{ guard: () => false, target: '.none' }, { actions: () => {} }] },
        initial: 'in',
        states: { in: {}, none: {} },
      }
    : {
        initial: 'in',
        on: { OUT: [{ guard: () => false, target: '.in' }, { target: '.out' }] },
        states: { in: nested(depth - 1), out: { on: { DEEPER: [{ target: 'in', actions: assign({}) }] } } },
      };

const machines: readonly [string, AnyStateMachine, readonly string[]][] = [
  [
    'parallel regions, with guards, actions and services written in place',
    createMachine({
      id: 'crossing',
      type: 'parallel',
      states: {
        cars: {
          initial: 'green',
          states: {
            green: {
              on: { BUTTON: [{ target: 'red', guard: stateIn({ people: 'wait' }) }, { actions: () => {} }] },
            },
            red: {
              entry: [() => {}, assign({})],
              invoke: { src: fromPromise(() => new Promise(() => {})), onDone: 'green' },
              on: { TICK: { target: 'green', guard: () => true } },
            },
          },
        },
        people: {
          initial: 'wait',
          states: { wait: { on: { WALK: 'walk' } }, walk: { on: { '*': 'wait' } } },
        },
      },
    } as never),
    ['BUTTON', 'WALK', 'TICK', 'BUTTON', 'OTHER', 'BUTTON', 'WALK', 'WALK', 'TICK', 'BUTTON'],
  ],
  [
    'history, timers and what needs no event',
    createMachine({
      id: 'player',
      initial: 'stopped',
      states: {
        stopped: { on: { PLAY: 'playing.last' } },
        playing: {
          initial: 'one',
          states: {
            one: { on: { NEXT: 'two' }, after: { 60000: 'two' } },
            two: { on: { NEXT: 'end' } },
            end: { always: '#player.stopped' },
            last: { type: 'history', target: 'one' },
          },
          on: { STOP: 'stopped' },
        },
      },
    } as never),
    ['PLAY', 'NEXT', 'STOP', 'PLAY', 'NEXT', 'PLAY', 'STOP', 'PLAY', 'NEXT', 'NEXT'],
  ],
  [
    'states nested six deep',
    createMachine({ id: 'deep', ...nested(6) } as never),
    ['DEEPER', 'OUT', 'DEEPER', 'OUT', 'OUT', 'DEEPER', 'DEEPER', 'OUT', 'DEEPER', 'OUT'],
  ],
];

/** What the inspector is sent while an actor takes these events. */
async function inspected(machine: AnyStateMachine, events: readonly string[]) {
  const sent: StatelyInspectionEvent[] = [];
  const adapter = { send: (it: StatelyInspectionEvent) => void sent.push(it), start() {}, stop() {} };
  const { inspect } = createInspector(adapter, { serializationDepthLimit: 50 });
  const actor = createActor(machine, { inspect }).start();
  for (const type of events) actor.send({ type });
  const { sessionId } = actor;
  const own = () => sent.filter((it) => 'sessionId' in it && it.sessionId === sessionId);
  // The inspector sends when the program is idle.
  await vi.waitUntil(() => own().filter(({ type }) => type === '@xstate.snapshot').length > events.length);
  actor.stop();
  return JSON.parse(JSON.stringify(own())) as typeof sent;
}

function innermost(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [String(value)];
  return Object.entries(value).flatMap(([key, inner]) => innermost(inner).map((path) => `${key}.${path}`));
}

describe('a machine under inspection', () => {
  test.each(machines)(
    'has a card for each state that it is in, after each event: %s',
    async (_, machine, events) => {
      const sent = await inspected(machine, events);
      const definition = sent.flatMap((it) => (it.type === '@xstate.actor' ? (it.definition ?? []) : []))[0];
      const chart = chartOfMachine(createMachine(JSON.parse(definition ?? '')));
      const { states } = await generalLayoutOf(graphOfChart(chart), 'en');
      const cards = new Set(states.map(({ id }) => id));
      const snapshots = sent.flatMap((it) =>
        it.type === '@xstate.snapshot' ? [it.snapshot as unknown as { value: unknown }] : [],
      );
      for (const { value } of snapshots) for (const path of innermost(value)) expect(cards).toContain(path);
      expect(new Set(snapshots.map(({ value }) => JSON.stringify(value))).size).toBeGreaterThan(1);
    },
  );
});
