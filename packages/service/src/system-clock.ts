import type { Clock } from './cases/deps.ts';

/**
 * The machine's clock. Formatting an instant costs more than reading the clock, and many requests
 * share a millisecond.
 */
export function createSystemClock(): Clock {
  let last = Number.NaN;
  let text = '';
  return () => {
    const now = Date.now();
    if (now !== last) {
      last = now;
      text = new Date(now).toISOString();
    }
    return text;
  };
}
