import { StoreUnavailable } from './store.ts';

interface Limits {
  /** How long a caller waits, in milliseconds. */
  timeout: number;
  /** How long an answer serves all callers, in milliseconds from the question. */
  kept: number;
}

/** Many probes and scrapes may ask, and each question costs the store a commit or a count. */
const limits: Limits = { timeout: 2_000, kept: 5_000 };

/**
 * A question to the store whose answer serves all who ask within a while. It rejects with
 * `StoreUnavailable`, whose cause says why. A store that does not answer in time counts as
 * unavailable, and is not asked again until it has answered.
 */
export function askSparingly<T>(
  question: () => Promise<T>,
  { timeout, kept }: Limits = limits,
): () => Promise<T> {
  let answer: Promise<T> | undefined;
  let askedAt = 0;
  let isUnderWay = false;

  async function ask(): Promise<T> {
    askedAt = performance.now();
    isUnderWay = true;
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(() => late.reject(new Error(`no answer within ${timeout} ms`)), timeout);
    const asked = question().finally(() => {
      isUnderWay = false;
    });
    try {
      return await Promise.race([asked, late.promise]);
    } catch (cause) {
      throw new StoreUnavailable('The store does not answer', { cause });
    } finally {
      clearTimeout(timer);
    }
  }

  return () => {
    if (!answer || (!isUnderWay && performance.now() - askedAt >= kept)) answer = ask();
    return answer;
  };
}
