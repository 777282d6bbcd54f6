import type { Measured } from '../route/measured.ts';
import { toInstant, toLocal } from '../time/zoned-time.ts';

/**
 * The days of a selection as moments, by the clocks of a zone: to the service a bare date is a day
 * of UTC.
 */
export function periodOf(
  { from, to }: Pick<Measured, 'from' | 'to'>,
  zone: string,
): Readonly<{ from?: string; to?: string }> {
  const first = from && beginningOf(from, zone);
  const last = to && beginningOf(dayAfter(to), zone);
  return { ...(first ? { from: first } : {}), ...(last ? { to: last } : {}) };
}

/** Where clocks skip midnight, a day begins later. Null where it is no date. */
const beginningOf = (day: string, zone: string): string | null =>
  toInstant(`${day}T00:00`, zone) ?? toInstant(`${day}T01:00`, zone);

const oneDay = 86_400_000;

const dayAfter = (day: string): string => {
  const at = Date.parse(day) + oneDay;
  return Number.isNaN(at) ? day : new Date(at).toISOString().slice(0, 10);
};

/** The day some days ago, on the clocks of a zone. */
export const daysAgo = (days: number, zone: string): string =>
  toLocal(new Date(Date.now() - days * oneDay).toISOString(), zone).slice(0, 10);
