const first = Date.parse('0000-01-01T00:00:00.000Z');
const last = Date.parse('9999-12-31T23:59:59.999Z');

/**
 * An instant in UTC with milliseconds; years stay within four digits, so that texts sort as times.
 */
export const toUtc = (instant: string): string =>
  new Date(Math.min(Math.max(Date.parse(instant), first), last)).toISOString();
