import { dateOf, dayNumber, lengthOfMonth } from './civil.ts';

const form = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:Z|([+-])(\d\d):(\d\d))$/;
const ofDay = 86_400_000;

/** Milliseconds since 1970 of an instant, read digit by digit; what is finer is cut off. */
export function millisecondsAt(instant: string): number {
  const found = form.exec(instant);
  if (!found) return Number.NaN;
  const [, year, month, day, hours, minutes, seconds, fraction = '', sign, offHours, offMinutes] = found;
  const days = dayNumber({ year: Number(year), month: Number(month), day: Number(day) });
  const offset = (sign === '-' ? -60_000 : 60_000) * (60 * Number(offHours ?? 0) + Number(offMinutes ?? 0));
  const time = 3_600_000 * Number(hours) + 60_000 * Number(minutes) + 1000 * Number(seconds);
  return days * ofDay + time + Number(fraction.padEnd(3, '0').slice(0, 3)) - offset;
}

const clock = '(?:[01]\\d|2[0-3]):[0-5]\\d';
const real = new RegExp(
  `^(\\d{4})-(0[1-9]|1[0-2])-(\\d\\d)T${clock}:[0-5]\\d(?:\\.\\d+)?(?:Z|[+-]${clock})$`,
);

/** Whether a text is an instant with seconds and an offset, and one that exists. */
export function isInstant(text: string): boolean {
  const found = real.exec(text);
  if (!found) return false;
  const day = Number(found[3]);
  return day >= 1 && day <= lengthOfMonth(Number(found[1]), Number(found[2]));
}

/** The day of a moment in UTC, counted from 1 January 1970. */
export const dayAt = (milliseconds: number): number => Math.floor(milliseconds / ofDay);

const digits = (value: number, length: number): string => String(value).padStart(length, '0');
const last = '9999-12-31T23:59:59.999Z';

/** An instant as the machine writes it: UTC with milliseconds, in four digits of years. */
export function instantAt(milliseconds: number): string {
  const { year, month, day } = dateOf(dayAt(milliseconds));
  if (year > 9999) return last;
  const rest = milliseconds - dayAt(milliseconds) * ofDay;
  const part = (of: number, unit: number) => digits(Math.floor(rest / unit) % of, 2);
  const time = `${part(24, 3_600_000)}:${part(60, 60_000)}:${part(60, 1000)}.${digits(rest % 1000, 3)}`;
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}T${time}Z`;
}

export const isEarlier = (a: string, b: string): boolean => millisecondsAt(a) < millisecondsAt(b);

/** Milliseconds at some minutes after an instant. */
export const minutesOn = (instant: string, minutes: number): number =>
  millisecondsAt(instant) + minutes * 60_000;
