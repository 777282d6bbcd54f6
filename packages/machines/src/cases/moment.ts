import { daysAfter, monthsAfter } from '../values/calendar.ts';

/**
 * Times relative to the moment of playing, so that a case written once can be played on any day.
 */

/** `now`, or a sign and days, hours, minutes, seconds: `-1h30m`, `+2d`. */
export const offsetPattern = /^(?:now|([+-])(?=\d)(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?)$/;

/** `today`, or a sign and days, months or years by the calendar: `-6 months`. */
export const dateOffsetPattern = /^(?:today|([+-])(\d+) (day|month|year)s?)$/;

/** Milliseconds of an offset that matches `offsetPattern`. */
export function milliseconds(offset: string): number {
  const [, sign, ...parts] = offsetPattern.exec(offset) ?? [];
  const [days, hours, minutes, seconds] = parts.map((part) => Number(part ?? 0));
  const total = (((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0);
  return (sign === '-' ? -1000 : 1000) * total;
}

/** The instant that a scripted moment names, counted from the time at which the case is played. */
export const instantAt = (moment: Date, offset: string): string =>
  new Date(moment.getTime() + milliseconds(offset)).toISOString();

/** The offset from a moment to an instant, rounded down to whole seconds. */
export function offsetOf(moment: Date, instant: string): string {
  const seconds = Math.floor((Date.parse(instant) - moment.getTime()) / 1000);
  if (seconds === 0) return 'now';
  const size = Math.abs(seconds);
  const parts = [
    [Math.floor(size / 86_400), 'd'],
    [Math.floor(size / 3600) % 24, 'h'],
    [Math.floor(size / 60) % 60, 'm'],
    [size % 60, 's'],
  ] as const;
  const written = parts.map(([count, unit]) => (count > 0 ? `${count}${unit}` : '')).join('');
  return (seconds < 0 ? '-' : '+') + written;
}

/**
 * The calendar date some days, months or years from another; the last of the month if that day does
 * not exist.
 */
export function dateAt(today: string, offset: string): string {
  const [, sign, count, unit] = dateOffsetPattern.exec(offset) ?? [];
  const by = Number(count ?? 0) * (sign === '-' ? -1 : 1);
  return unit === 'day' ? daysAfter(today, by) : monthsAfter(today, by * (unit === 'year' ? 12 : 1));
}

const millisecondsPerDay = 86_400_000;

/**
 * The offset from one date to another: in months where they are whole, because rules count months.
 */
export function dateOffset(today: string, date: string): string {
  const days = Math.round((Date.parse(date) - Date.parse(today)) / millisecondsPerDay);
  if (days === 0) return 'today';
  const months = monthsBetween(today, date);
  if (months !== 0 && monthsAfter(today, months) === date) return counted(months, 'month');
  return counted(days, 'day');
}

const counted = (count: number, unit: string): string =>
  `${count < 0 ? '-' : '+'}${Math.abs(count)} ${unit}${Math.abs(count) === 1 ? '' : 's'}`;

function monthsBetween(from: string, to: string): number {
  const [a = 0, b = 0] = [from, to].map((date) => {
    const [year = 0, month = 0] = date.split('-').map(Number);
    return year * 12 + month;
  });
  return b - a;
}

/** A value whose relative times are instants and dates. */
type Resolved<T> = T extends { $at: string } | { $date: string }
  ? string
  : T extends object
    ? { [K in keyof T]: Resolved<T[K]> }
    : T;

/**
 * A value with every `{"$at": …}` and `{"$date": …}` in it replaced by the instant or date it
 * stands for.
 */
export function resolveTimes<T>(value: T, moment: Date, today: string): Resolved<T> {
  return JSON.parse(JSON.stringify(value), (_, part) => {
    if (typeof part?.$at === 'string') return instantAt(moment, part.$at);
    if (typeof part?.$date === 'string') return dateAt(today, part.$date);
    return part;
  }) as Resolved<T>;
}

/** The fields of events and of the call that hold an instant. */
const instantFields: readonly string[] = ['startedAt', 'earliest', 'latest', 'arrivedAt', 'finishedAt'];

/** The reverse of `resolveTimes` for instants: each becomes an offset from the moment. */
export const withOffsets = <T>(value: T, moment: Date): unknown =>
  JSON.parse(JSON.stringify(value), (name, part) =>
    typeof part === 'string' && instantFields.includes(name) ? { $at: offsetOf(moment, part) } : part,
  );
