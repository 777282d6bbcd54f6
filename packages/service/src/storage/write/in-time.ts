import { OutcomeUnknown, StoreUnavailable } from '../../cases/store.ts';

/** Longer than a server needs to say that it does not answer. A disk that hangs says nothing. */
const patience = 12_000;

/** Runs work that writes; rejects with a `StoreUnavailable` where that takes too long. */
export type InTime = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Callers wait for so long at most. What is late may still be written. Until it is answered nothing
 * else is begun: it would wait behind it.
 */
export function createInTime(milliseconds = patience): InTime {
  let late = 0;
  return async (work) => {
    if (late > 0) throw new StoreUnavailable('What came before is not written yet');
    const over = Promise.withResolvers<never>();
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      late += 1;
      over.reject(new OutcomeUnknown(`Not written within ${milliseconds} ms`));
    }, milliseconds);
    const answer = work().finally(() => {
      clearTimeout(timer);
      if (isLate) late -= 1;
    });
    // No caller waits for a late error.
    answer.catch(() => {});
    return Promise.race([answer, over.promise]);
  };
}
