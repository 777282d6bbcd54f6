import { expect, it } from 'vitest';
import { parseInspection } from './inspection.ts';
import { createRelay, type News } from './relay.ts';

const inspection = (type: string, sessionId: string, rest: object = {}) => {
  const parsed = parseInspection(JSON.stringify({ type, sessionId, createdAt: '1', name: 'x', ...rest }));
  if (!parsed) throw new Error('not an inspection');
  return parsed;
};
const sessionsOf = (news: readonly News[]) =>
  news.flatMap((one) => (one.kind === 'inspection' ? [one.inspection.sessionId] : []));
const limits = { apps: 2, remembered: 1_000 };

it('a later viewer receives each actor and its current state, without the events before', () => {
  const relay = createRelay(limits);
  const app = relay.join();
  app?.tell(inspection('@xstate.actor', 'x:0'));
  app?.tell(inspection('@xstate.event', 'x:0', { event: { type: 'go' } }));
  for (const value of ['a', 'b'])
    app?.tell(inspection('@xstate.snapshot', 'x:0', { event: { type: 'go' }, snapshot: { value } }));
  const { sofar } = relay.watch(() => {});
  expect(sofar).toMatchObject([
    { app: '1', inspection: { type: '@xstate.actor' } },
    { app: '1', inspection: { type: '@xstate.snapshot', snapshot: { value: 'b' } } },
  ]);
});

it('nothing is kept of an app that has disconnected, and its place is free', () => {
  const relay = createRelay(limits);
  const heard: News[] = [];
  const { stop } = relay.watch((news) => heard.push(news));
  const [first, second] = [relay.join(), relay.join()];
  expect(relay.join()).toBeNull();
  first?.tell(inspection('@xstate.actor', 'x:0'));
  first?.leave();
  first?.leave();
  expect(relay.watch(() => {}).sofar).toEqual([]);
  expect(relay.join()?.id).toBe('3');
  stop();
  second?.tell(inspection('@xstate.actor', 'x:0'));
  expect(heard.map(({ kind }) => kind)).toEqual(['inspection', 'left']);
});

it('the oldest actors are dropped beyond the limit', () => {
  const relay = createRelay(limits);
  const app = relay.join();
  for (let index = 0; index < 50; index += 1) app?.tell(inspection('@xstate.actor', `x:${index}`));
  const sessions = sessionsOf(relay.watch(() => {}).sofar);
  expect(sessions.length).toBeLessThan(12);
  expect(sessions.at(-1)).toBe('x:49');
  app?.tell(inspection('@xstate.actor', 'x:50', { definition: 'x'.repeat(2_000) }));
  expect(sessionsOf(relay.watch(() => {}).sofar)).toEqual(['x:50']);
});

it('only the shown fields are passed on', () => {
  expect(inspection('@xstate.actor', 'x:0', { apiKey: 'secret', rootId: 'x:0' })).not.toHaveProperty(
    'apiKey',
  );
  expect(parseInspection('{"type":"@xstate.microstep","sessionId":"x:0"}')).toBeNull();
  expect(parseInspection('{"type":"@xstate.event","sessionId":"x:0","createdAt":"1"}')).toBeNull();
  expect(() => parseInspection('no')).toThrow();
});
