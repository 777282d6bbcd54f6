import { describe, expect, it } from 'vitest';
import { type Inspection, parseInspection } from './inspection.ts';
import { createRelay, type Viewer } from './relay.ts';

const inspection = (type: string, sessionId: string, rest: object = {}) => {
  const parsed = parseInspection(JSON.stringify({ type, sessionId, createdAt: '1', name: 'x', ...rest }));
  if (!parsed) throw new Error('not an inspection');
  return parsed;
};
const snapshot = (sessionId: string, value: string) =>
  inspection('@xstate.snapshot', sessionId, { event: { type: 'go' }, snapshot: { value } });
const limits = {
  apps: 2,
  ofApp: { actors: 100, characters: 10_000 },
  ofViewer: { messages: 50, characters: 100_000 },
};

interface Heard {
  event: string;
  app?: string;
  inspection?: Inspection;
  count?: number;
}

/** All that waits for a viewer. */
function heardBy(viewer: Viewer): Heard[] {
  let text = '';
  while (!viewer.isEmpty()) text += viewer.take();
  return [...text.matchAll(/event: (.+)\ndata: (.+)\n\n/g)].map(([, event, data]) => ({
    event,
    ...JSON.parse(data ?? ''),
  }));
}
const sofar = (relay: ReturnType<typeof createRelay>) => heardBy(relay.watch(() => {}));
const sessionsOf = (heard: readonly Heard[]) => heard.map((one) => one.inspection?.sessionId);

it('a later viewer receives each actor and its current state, without the events before', () => {
  const relay = createRelay(limits);
  const app = relay.join();
  app?.tell(inspection('@xstate.actor', 'x:0'));
  app?.tell(inspection('@xstate.event', 'x:0', { event: { type: 'go' } }));
  for (const value of ['a', 'b']) app?.tell(snapshot('x:0', value));
  expect(sofar(relay)).toMatchObject([
    { app: '1', inspection: { type: '@xstate.actor' } },
    { app: '1', inspection: { type: '@xstate.snapshot', snapshot: { value: 'b' } } },
  ]);
});

it('nothing is kept of an app that has disconnected, and its place is free', () => {
  const relay = createRelay(limits);
  const viewer = relay.watch(() => {});
  const [first, second] = [relay.join(), relay.join()];
  expect(relay.join()).toBeNull();
  first?.tell(inspection('@xstate.actor', 'x:0'));
  first?.leave();
  first?.leave();
  expect(sofar(relay)).toEqual([]);
  expect(relay.join()?.id).toBe('3');
  viewer.stop();
  second?.tell(inspection('@xstate.actor', 'x:0'));
  expect(heardBy(viewer).map(({ event }) => event)).toEqual(['inspection', 'left']);
});

it('the actors that have been silent longest are dropped beyond a number and a size', () => {
  const relay = createRelay(limits);
  const app = relay.join();
  for (let index = 0; index < 5_000; index += 1) {
    app?.tell(inspection('@xstate.actor', `x:${index}`));
    app?.tell(snapshot('x:0', `s${index}`));
  }
  const sessions = sessionsOf(sofar(relay));
  expect(sessions.length).toBeLessThanOrEqual(limits.ofApp.actors + 1);
  expect(sessions.slice(-3)).toEqual(['x:4999', 'x:0', 'x:0']);
  app?.tell(inspection('@xstate.actor', 'large', { definition: 'x'.repeat(20_000) }));
  expect(sessionsOf(sofar(relay))).toEqual(['large']);
});

describe('a viewer that reads nothing for a while', () => {
  it('hears how many messages it lost, and then how every actor stands', () => {
    const relay = createRelay(limits);
    const app = relay.join();
    const viewer = relay.watch(() => {});
    const sessions = ['x:0', 'x:1', 'x:2'];
    for (const session of sessions) app?.tell(inspection('@xstate.actor', session));
    for (const session of sessions) app?.tell(snapshot(session, 'early'));
    for (let index = 0; index < 1_000; index += 1) app?.tell(snapshot('x:2', `s${index}`));
    const [skipped, ...heard] = heardBy(viewer);
    expect(skipped).toEqual({ event: 'skipped', count: 6 + 1_000 - limits.ofViewer.messages });
    const states = new Map<string | undefined, unknown>();
    for (const one of heard)
      if (one.inspection?.type === '@xstate.snapshot')
        states.set(one.inspection.sessionId, one.inspection.snapshot?.value);
    expect(Object.fromEntries(states)).toEqual({ 'x:0': 'early', 'x:1': 'early', 'x:2': 's999' });
    expect(new Set(sessionsOf(heard))).toEqual(new Set(sessions));
    app?.tell(snapshot('x:0', 'late'));
    expect(heardBy(viewer)).toMatchObject([{ inspection: { snapshot: { value: 'late' } } }]);
  });

  it('hears of an app that disconnected meanwhile', () => {
    const relay = createRelay(limits);
    const [first, second] = [relay.join(), relay.join()];
    const viewer = relay.watch(() => {});
    first?.leave();
    for (let index = 0; index < 1_000; index += 1) second?.tell(snapshot('x:0', 'a'));
    expect(heardBy(viewer)).toContainEqual({ event: 'left', app: '1' });
  });

  it('holds no more than a size', () => {
    const relay = createRelay(limits);
    const app = relay.join();
    const viewer = relay.watch(() => {});
    for (let index = 0; index < 40; index += 1) app?.tell(snapshot('x:0', 'x'.repeat(10_000)));
    const heard = heardBy(viewer);
    expect(JSON.stringify(heard).length).toBeLessThan(limits.ofViewer.characters + 2 * 11_000);
    expect(heard[0]?.event).toBe('skipped');
  });

  it('is sent pieces that a slow connection can take', () => {
    const relay = createRelay({ ...limits, ofViewer: { messages: 1_000, characters: 10_000_000 } });
    const app = relay.join();
    const viewer = relay.watch(() => {});
    for (let index = 0; index < 400; index += 1) app?.tell(snapshot('x:0', 'x'.repeat(5_000)));
    while (!viewer.isEmpty()) expect(viewer.take().length).toBeLessThan(110_000);
  });
});

describe('a message', () => {
  it('is passed on with the shown fields alone', () => {
    expect(inspection('@xstate.actor', 'x:0', { apiKey: 'secret', rootId: 'x:0' })).not.toHaveProperty(
      'apiKey',
    );
    const { snapshot: of } = inspection('@xstate.actor', 'x:0', {
      snapshot: { status: 'active', value: 'a', context: {}, children: {} },
    }) as { snapshot?: object };
    expect(of).toEqual({ status: 'active', value: 'a', context: {} });
    expect(parseInspection('{"type":"@xstate.microstep","sessionId":"x:0"}')).toBeNull();
    expect(parseInspection('{"type":"@xstate.event","sessionId":"x:0","createdAt":"1"}')).toBeNull();
    expect(() => parseInspection('no')).toThrow();
  });

  it('without a time is dropped: a page could not show it', () => {
    expect(
      parseInspection('{"type":"@xstate.actor","sessionId":"x:0","name":"","createdAt":"x"}'),
    ).toBeNull();
  });

  const deep = (text: string) =>
    `${text.repeat(100_000)}1${text === '[' ? ']'.repeat(100_000) : '}'.repeat(100_000)}`;
  it.each([
    ['deep lists', deep('[')],
    ['deep records', deep('{"a":')],
    ['long text', JSON.stringify('x'.repeat(400_000))],
    ['a long list', JSON.stringify(Array.from({ length: 100_000 }, () => 1))],
    [
      'many fields',
      JSON.stringify(Object.fromEntries(Array.from({ length: 40_000 }, (_, i) => [`f${i}`, i]))),
    ],
    ['a long name', JSON.stringify({ ['x'.repeat(400_000)]: 1 })],
  ])('of %s keeps its state, and the value is cut', (_, text) => {
    for (const field of ['snapshot', 'event'] as const) {
      const snapshotText = field === 'snapshot' ? `{"context":${text},"value":"a"}` : '{"value":"a"}';
      const eventText = field === 'event' ? `{"type":"go","of":${text}}` : '{"type":"go"}';
      const parsed = parseInspection(
        `{"type":"@xstate.snapshot","sessionId":"x:0","createdAt":"1","event":${eventText},"snapshot":${snapshotText}}`,
      );
      expect(parsed).toMatchObject({ event: { type: 'go' }, snapshot: { value: 'a' } });
      const written = JSON.stringify(parsed);
      expect(written.length).toBeLessThan(100_000);
      expect(written).toContain('…');
    }
  });
});
