import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { askSparingly } from './ask-sparingly.ts';
import { StoreUnavailable } from './store.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('the store is asked once in 5 s for all callers together', async () => {
  const probe = vi.fn(async () => {});
  const isReady = askSparingly(probe);
  await Promise.all([isReady(), isReady(), isReady()]);
  await vi.advanceTimersByTimeAsync(4_999);
  await isReady();
  expect(probe).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  await isReady();
  expect(probe).toHaveBeenCalledTimes(2);
});

it('any error counts as the store’s absence, with its cause, until the store is asked again', async () => {
  const broken = new Error('column "late" does not exist');
  const probe = vi.fn(async () => {}).mockRejectedValueOnce(broken);
  const isReady = askSparingly(probe);
  for (let call = 0; call < 2; call++) {
    const error = await isReady().catch((caught) => caught);
    expect(error).toBeInstanceOf(StoreUnavailable);
    expect(error.cause).toBe(broken);
  }
  await vi.advanceTimersByTimeAsync(5_000);
  await isReady();
  expect(probe).toHaveBeenCalledTimes(2);
});

it('a store that hangs is unavailable after 2 s, and is not asked again before it has answered', async () => {
  const answer = Promise.withResolvers<void>();
  const probe = vi.fn(() => answer.promise);
  const isReady = askSparingly(probe);
  const first = isReady().catch((caught) => caught);
  await vi.advanceTimersByTimeAsync(1_999);
  expect(await Promise.race([first, 'still waiting'])).toBe('still waiting');
  await vi.advanceTimersByTimeAsync(1);
  expect((await first).cause.message).toBe('no answer within 2000 ms');
  await vi.advanceTimersByTimeAsync(20_000);
  await expect(isReady()).rejects.toThrow(StoreUnavailable);
  expect(probe).toHaveBeenCalledTimes(1);
  answer.resolve();
  await vi.advanceTimersByTimeAsync(0);
  await isReady();
  expect(probe).toHaveBeenCalledTimes(2);
});
