import { dateFormat, relativeTimeFormat } from '../i18n/formats.ts';
import { localeOf } from '../i18n/language.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const calendar = { day: 'numeric', month: 'short', year: 'numeric' } as const;
const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** How long ago or how far ahead, in few words: `hace 5 min`, `in 2 days`. */
export function relativeTime(instant: string, lang: string, now: number = Date.now()): string {
  const format = relativeTimeFormat(localeOf(lang), { numeric: 'always', style: 'short' });
  return shortened(format, Date.parse(instant) - now);
}

function shortened(format: Intl.RelativeTimeFormat, distance: number): string {
  const size = Math.abs(distance);
  if (size < hour) return format.format(Math.trunc(distance / minute), 'minute');
  if (size < 2 * day) return format.format(Math.trunc(distance / hour), 'hour');
  return format.format(Math.trunc(distance / day), 'day');
}

/** A duration in one unit, for narrow columns: `5 min`, `3 h`, `2 d`. */
export function age(instant: string, now: number = Date.now()): string {
  const size = Math.max(0, now - Date.parse(instant));
  if (size < hour) return `${Math.floor(size / minute)} min`;
  if (size < 2 * day) return `${Math.floor(size / hour)} h`;
  return `${Math.floor(size / day)} d`;
}

/** A moment on the clocks of a zone: `12 mar 2025, 14:05`. */
export function dateTime(instant: string, lang: string, timeZone?: string): string {
  const format = dateFormat(localeOf(lang), { timeZone, ...calendar, ...clock });
  return format.format(Date.parse(instant));
}

/** Only the time of day: `14:05`. */
export const timeOfDay = (instant: string, lang: string, timeZone?: string): string =>
  dateFormat(localeOf(lang), { timeZone, ...clock }).format(Date.parse(instant));

/** The calendar day of a moment in a zone, as words: what groups a timeline. */
export const dayOf = (instant: string, lang: string, timeZone?: string): string =>
  dateFormat(localeOf(lang), { timeZone, weekday: 'short', ...calendar }).format(Date.parse(instant));

/** The day alone, for narrow columns: `12 mar 2025`. */
export const shortDay = (instant: string, lang: string): string =>
  dateFormat(localeOf(lang), calendar).format(Date.parse(instant));

/** A calendar date, `2025-03-01`, as words. */
export const plainDate = (date: string, lang: string): string =>
  dateFormat(localeOf(lang), { timeZone: 'UTC', ...calendar }).format(Date.parse(`${date}T00:00:00Z`));
