import { StoreUnavailable } from './store.ts';

interface Limits {
  /** How long a caller waits, in milliseconds. */
  timeout: number;
  /** How long an answer serves all callers, in milliseconds from the question. */
  kept: number;
}

/** Many probes may ask, and each question costs the store a commit. */
const limits: Limits = { timeout: 2_000, kept: 5_000 };

/**
 * Whether the store would take a commit, for the probes of the service. Otherwise it rejects with
 * `StoreUnavailable`, whose cause says why. A store that does not answer in time counts as
 * unavailable, and is not asked again until it has answered.
 */
export function createReadiness(
  probe: () => Promise<void>,
  { timeout, kept }: Limits = limits,
): () => Promise<void> {
  let answer: Promise<void> | undefined;
  let askedAt = 0;
  let isUnderWay = false;

  async function ask(): Promise<void> {
    askedAt = performance.now();
    isUnderWay = true;
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(() => late.reject(new Error(`no answer within ${timeout} ms`)), timeout);
    const asked = probe().finally(() => {
      isUnderWay = false;
    });
    try {
      await Promise.race([asked, late.promise]);
    } catch (cause) {
      throw new StoreUnavailable('The store takes no commit', { cause });
    } finally {
      clearTimeout(timer);
    }
  }

  return () => {
    if (!answer || (!isUnderWay && performance.now() - askedAt >= kept)) answer = ask();
    return answer;
  };
}
