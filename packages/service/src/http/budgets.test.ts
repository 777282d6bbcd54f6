import { createHost } from '@conexion/machines';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createBudgets } from './budgets.ts';

afterEach(() => void vi.useRealTimers());

const budget = { atOnce: 1, ofCaller: 1, inLine: 0, patience: 1, time: 100, retryAfter: 7 };
const started = async () => {};
const asked = {
  by: { id: 'vera', role: 'analista' },
  voice: { lang: 'en', procedure: createHost() },
  onClose: () => {},
} as const;

describe('the budget of a heavy read', () => {
  it('refuses a second one of a caller, and counts it', async () => {
    const refused: unknown[] = [];
    const all = { board: budget, search: budget, measures: budget, export: budget };
    const budgets = createBudgets((...spent) => refused.push(spent), started, all);
    const done = Promise.withResolvers<{ status: number; body: string }>();
    const first = budgets.answer('board', asked, () => done.promise);
    const second = await budgets.answer('board', asked, () => done.promise);
    expect(second).toMatchObject({ status: 429, headers: { 'Retry-After': '7' } });
    expect(refused).toEqual([['board', 'caller']]);
    // Another kind has another budget.
    const search = await budgets.answer('search', asked, async () => ({ status: 200, body: 'found' }));
    expect(search).toMatchObject({ status: 200 });
    done.resolve({ status: 200, body: 'board' });
    expect(await first).toMatchObject({ body: 'board' });
    expect(await budgets.answer('board', asked, () => done.promise)).toMatchObject({ status: 200 });
  });

  it('answers 503 when its time is over, and keeps its turn until the read has ended', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const refused: unknown[] = [];
    const all = { board: budget, search: budget, measures: budget, export: budget };
    const budgets = createBudgets((...spent) => refused.push(spent), started, all);
    const done = Promise.withResolvers<{ status: number; body: string }>();
    const first = budgets.answer('measures', asked, () => done.promise);
    await vi.advanceTimersByTimeAsync(100);
    expect(await first).toMatchObject({
      status: 503,
      headers: { 'Retry-After': '7' },
      body: { code: 'unavailable' },
    });
    expect(await budgets.answer('measures', asked, () => done.promise)).toMatchObject({ status: 429 });
    done.resolve({ status: 200, body: 'late' });
    await vi.advanceTimersByTimeAsync(0);
    expect(await budgets.answer('measures', asked, () => done.promise)).toMatchObject({ status: 200 });
    expect(refused).toEqual([
      ['measures', 'time'],
      ['measures', 'caller'],
    ]);
  });
});
