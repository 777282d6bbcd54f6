import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { batched } from './batched.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('the first is handed on at once, and what comes in the rest after it together', async () => {
  const handed: (readonly number[])[] = [];
  const { add } = batched<number>(1_000, async (items) => handed.push(items));
  add([1]);
  add([2]);
  add([3]);
  expect(handed).toEqual([[1]]);
  await vi.advanceTimersByTimeAsync(999);
  expect(handed).toEqual([[1]]);
  await vi.advanceTimersByTimeAsync(1);
  expect(handed).toEqual([[1], [2, 3]]);
});

test('what takes longer than the rest is finished before the next is handed on', async () => {
  const ends: (() => void)[] = [];
  const { add, stop } = batched<number>(1_000, () => new Promise<void>((resolve) => ends.push(resolve)));
  add([1]);
  for (let second = 0; second < 5; second++) {
    add([2]);
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(ends).toHaveLength(2);
  add([3]);
  stop();
  ends[1]?.();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(ends).toHaveLength(2);
});
