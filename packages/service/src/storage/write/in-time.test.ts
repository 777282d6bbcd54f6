import { expect, it, vi } from 'vitest';
import { OutcomeUnknown, StoreUnavailable } from '../../cases/store.ts';
import { createInTime } from './in-time.ts';

it('what is late has an unknown outcome, nothing else begins until it is answered, then all goes on', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const inTime = createInTime(100);
  const disk = Promise.withResolvers<string>();
  const hung = inTime(() => disk.promise);
  const unknown = expect(hung).rejects.toBeInstanceOf(OutcomeUnknown);
  const beside = inTime(async () => 'beside');
  expect(await beside).toBe('beside');
  await vi.advanceTimersByTimeAsync(100);
  await unknown;

  const begun = vi.fn();
  const refused = await inTime(begun).catch((error) => error);
  expect(refused).toBeInstanceOf(StoreUnavailable);
  expect(refused).not.toBeInstanceOf(OutcomeUnknown);
  expect(begun).not.toHaveBeenCalled();

  disk.resolve('written');
  await vi.advanceTimersByTimeAsync(0);
  expect(await inTime(async () => 'next')).toBe('next');
  vi.useRealTimers();
});
