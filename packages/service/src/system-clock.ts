import type { Clock } from './cases/deps.ts';

/**
 * The machine's own clock. Writing an instant costs more than reading it, and many requests share a
 * millisecond.
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
