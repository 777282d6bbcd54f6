import { z } from 'zod';
import { ruled } from './value-rule.ts';

/** An IANA time zone that the platform knows, such as `America/Bogota`. */
export const timeZone = z
  .string()
  .trim()
  .max(100)
  .regex(/^[A-Za-z]/)
  .refine(isKnownTimeZone, ruled('timeZone'));

function isKnownTimeZone(zone: string): boolean {
  try {
    return Boolean(formatOf(zone));
  } catch {
    return false;
  }
}

// Making a format costs more than a whole transition of the machine, so they are cached. The limit
// bounds the cache, because a zone can be spelt in many ways.
const formats = new Map<string, Intl.DateTimeFormat>();
const mostFormats = 1000;

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  if (formats.size >= mostFormats) formats.clear();
  formats.set(zone, format);
  return format;
}

// The opening of an asistencia is asked for its date at many events.
const dates = new Map<string, string>();
const mostDates = 1000;

/** The calendar date (YYYY-MM-DD) of an instant in a time zone. */
export function dateIn(zone: string, instant: string): string {
  const key = `${zone} ${instant}`;
  const date = dates.get(key) ?? readDate(zone, instant);
  if (dates.size >= mostDates) dates.clear();
  dates.set(key, date);
  return date;
}

function readDate(zone: string, instant: string): string {
  const parts = formatOf(zone).formatToParts(Date.parse(instant));
  const part = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

/**
 * A date some calendar months later; where that day does not exist, the month's last (31 August + 6
 * is 28 or 29 February).
 */
export function monthsAfter(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastDay = utcDate(year, month + months, 0).getUTCDate();
  return dateText(utcDate(year, month - 1 + months, Math.min(day, lastDay)));
}

/** A date some days later. */
export function daysAfter(date: string, days: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return dateText(utcDate(year, month - 1, day + days));
}

// Date.UTC reads the years 0 to 99 as 1900 to 1999; setUTCFullYear does not.
function utcDate(year: number, monthIndex: number, day: number): Date {
  const result = new Date(0);
  result.setUTCFullYear(year, monthIndex, day);
  return result;
}

const dateText = (value: Date): string =>
  [
    String(value.getUTCFullYear()).padStart(4, '0'),
    String(value.getUTCMonth() + 1).padStart(2, '0'),
    String(value.getUTCDate()).padStart(2, '0'),
  ].join('-');
