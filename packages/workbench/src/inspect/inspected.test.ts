import { expect, test } from 'vitest';
import { type Actors, type Inspection, informed, leavesOf, type News, placeOf } from './inspected.ts';

const machine = JSON.stringify({ id: 'door', states: { open: {}, closed: {} } });
const actor = (rest: object = {}): Inspection => ({
  type: '@xstate.actor',
  sessionId: 'x:0',
  name: 'door',
  createdAt: '1',
  definition: machine,
  snapshot: { status: 'active', value: 'closed', context: { turns: 0 } },
  ...rest,
});
const event = (type: string): Inspection => ({
  type: '@xstate.event',
  sessionId: 'x:0',
  createdAt: '2',
  event: { type },
});
const snapshot = (value: unknown, type = 'go'): Inspection => ({
  type: '@xstate.snapshot',
  sessionId: 'x:0',
  createdAt: '3',
  event: { type },
  snapshot: { status: 'active', value, context: { turns: 1 } },
});
const after = (inspections: readonly Inspection[], actors: Actors = new Map(), app = '1'): Actors =>
  informed(
    actors,
    inspections.map((inspection): News => ({ kind: 'inspection', app, inspection })),
  );

test('an actor moves with its snapshots, and keeps the events it received', () => {
  const door = after([actor(), event('go'), snapshot('open')]).get('1/x:0');
  expect(door).toMatchObject({ name: 'door', states: ['open'], context: { turns: 1 }, definition: machine });
  expect(door?.received).toMatchObject([{ number: 1, at: 2, from: null, event: { type: 'go' } }]);
  expect(door?.moves).toEqual([{ kind: 'event', type: 'go', from: 'closed', to: 'open' }]);
});

test('actors of two apps with the same session are two', () => {
  const actors = after([actor({ name: 'gate' })], after([actor()]), '2');
  expect([...actors.values()].map(({ key, name }) => [key, name])).toEqual([
    ['1/x:0', 'door'],
    ['2/x:0', 'gate'],
  ]);
});

test('an actor sent again after a break keeps its history; a restarted actor does not', () => {
  const before = after([actor(), event('go'), snapshot('open')]);
  expect(after([actor()], before).get('1/x:0')?.received).toHaveLength(1);
  const restarted = after([actor({ createdAt: '9' })], before).get('1/x:0');
  expect(restarted).toMatchObject({ received: [], moves: [], states: ['closed'] });
});

test('actors of a disconnected app stay, marked, until there are too many', () => {
  const left = informed(after([actor()]), [{ kind: 'left', app: '1' }]);
  expect(left.get('1/x:0')?.isHere).toBe(false);
  const many = Array.from({ length: 300 }, (_, index) => actor({ sessionId: `x:${index}` }));
  const actors = after(many, left, '2');
  expect(actors.size).toBe(300);
  expect(actors.has('1/x:0')).toBe(false);
});

test('an actor keeps only its latest events', () => {
  const all = after([actor(), ...Array.from({ length: 500 }, (_, index) => event(`e${index}`))]);
  expect(all.get('1/x:0')?.received).toHaveLength(200);
  expect(all.get('1/x:0')?.received.at(-1)).toMatchObject({ number: 500, event: { type: 'e499' } });
});

test('an actor that is not a machine has no definition to draw', () => {
  for (const definition of ['{"id":"promise"}', 'no', '"x"', '[]'])
    expect(after([actor({ definition })]).get('1/x:0')?.definition).toBeNull();
  expect(after([actor({ snapshot: undefined })]).get('1/x:0')).toMatchObject({ status: '', states: [] });
});

test('a state value is named by its innermost states', () => {
  expect(leavesOf('a')).toEqual(['a']);
  expect(leavesOf({ a: { b: 'c' }, d: 'e', f: {} })).toEqual(['a.b.c', 'd.e', 'f']);
  expect(leavesOf(undefined)).toEqual([]);
});

test('the place of an actor names its status unless it is active', () => {
  expect(placeOf({ states: ['a', 'b'], status: 'active' })).toBe('a, b');
  expect(placeOf({ states: ['a'], status: 'stopped' })).toBe('a · stopped');
  expect(placeOf({ states: [], status: 'active' })).toBe('active');
});
