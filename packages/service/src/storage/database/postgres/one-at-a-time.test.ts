import type { PostgresPool } from 'kysely';
import type pg from 'pg';
import { expect, it, vi } from 'vitest';
import { inTurns, oneAtATime } from './one-at-a-time.ts';
import { readOnlyPool } from './read-only-pool.ts';
import { thriftyPool } from './thrifty-pool.ts';

/** A clock that a test sets forward. */
function settableClock() {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  return (milliseconds: number) => {
    now += milliseconds;
  };
}

it('one turn begins after another has ended, and after a rest a quarter as long', async () => {
  const pass = settableClock();
  const rests: number[] = [];
  const rested = Promise.withResolvers<void>();
  const lane = oneAtATime((milliseconds) => {
    rests.push(milliseconds);
    return rested.promise;
  });
  const [one, other] = [lane(), lane()];
  const leave = await one();
  let isIn = false;
  const second = other().then((end) => {
    isIn = true;
    return end;
  });
  pass(30);
  await new Promise(setImmediate);
  leave();
  leave();
  await new Promise(setImmediate);
  expect([isIn, rests]).toEqual([false, [7.5]]);
  rested.resolve();
  (await second)();
});

it('lanes get as much time as each other, whatever the length of their turns', async () => {
  const pass = settableClock();
  const lane = oneAtATime(async () => {});
  const spent = { short: 0, long: 0 };
  const run = async (name: keyof typeof spent, milliseconds: number) => {
    const enter = lane();
    for (;;) {
      const leave = await enter();
      if (spent.short + spent.long > 10_000) return leave();
      pass(milliseconds);
      spent[name] += milliseconds;
      leave();
    }
  };
  await Promise.all([run('long', 70), run('short', 2)]);
  expect(spent.short / spent.long).toBeGreaterThan(0.9);
  expect(spent.short / spent.long).toBeLessThan(1.1);
});

it('a lane that was idle for long does not shut the others out', async () => {
  const pass = settableClock();
  const lane = oneAtATime(async () => {});
  const [busy, idle] = [lane(), lane()];
  for (let turn = 0; turn < 100; turn += 1) {
    const leave = await busy();
    pass(1_000);
    leave();
  }
  const turns: string[] = [];
  const run = async (name: string, enter: typeof busy, count: number) => {
    for (let turn = 0; turn < count; turn += 1) {
      const leave = await enter();
      turns.push(name);
      pass(1_000);
      leave();
    }
  };
  await Promise.all([run('idle', idle, 10), run('busy', busy, 10)]);
  expect(turns.slice(0, 6)).toContain('busy');
});

it.each<[string, (pool: pg.Pool) => Pick<PostgresPool, 'connect'>]>([
  ['in turns', (pool) => inTurns(pool as unknown as PostgresPool, oneAtATime(async () => {})())],
  ['thrifty', (pool) => thriftyPool(pool, {})],
  ['read-only', (pool) => readOnlyPool(pool, {})],
])('a pool that is %s keeps no broken connection', async (_kind, wrapped) => {
  const release = vi.fn();
  const pool = wrapped({ connect: async () => ({ query: async () => {}, release }) } as unknown as pg.Pool);
  for (const isBroken of [true, false]) (await pool.connect()).release(isBroken);
  expect(release.mock.calls).toEqual([[true], [false]]);
});
