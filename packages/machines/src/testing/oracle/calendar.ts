import { dateOf, dayNumber, lengthOfMonth } from './civil.ts';
import { dayAt, millisecondsAt } from './instants.ts';

/**
 * Days are numbered from 1 January 1970, and compared as numbers. Of a zone only the offset is
 * looked up, because no arithmetic knows it; the machine asks for the date itself.
 */
const offsets = new Map<string, Intl.DateTimeFormat>();

function offsetIn(zone: string, milliseconds: number): number {
  const format =
    offsets.get(zone) ?? new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  offsets.set(zone, format);
  const name = format.formatToParts(milliseconds).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = 0, minutes = 0, seconds = 0] = /([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(name) ?? [];
  const offset = 3600 * Number(hours) + 60 * Number(minutes) + Number(seconds);
  return 1000 * (sign === '-' ? -offset : offset);
}

/** Asked again and again of the same opening, and asking a format is slow. */
const known = new Map<string, number>();

/** The number of the day that it is in a zone at an instant. */
export function dayIn(zone: string, instant: string): number {
  const key = `${zone} ${instant}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const milliseconds = millisecondsAt(instant);
  const day = dayAt(milliseconds + offsetIn(zone, milliseconds));
  if (known.size > 1000) known.clear();
  known.set(key, day);
  return day;
}

/** The first moment of a day by the clocks of a zone, in milliseconds since 1970. */
export function startOfDay(zone: string, day: number): number {
  const inUtc = day * 86_400_000;
  // The offset of the evening before may not hold any more; that of the guessed moment does.
  const guess = inUtc - offsetIn(zone, inUtc);
  return inUtc - offsetIn(zone, guess);
}

/**
 * The number of the day some calendar months after a date: the month's last where it is shorter.
 */
export function dayMonthsAfter(date: string, months: number): number {
  const [, year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(date) ?? []).map(Number) as [
    number,
    number,
    number,
    number,
  ];
  const count = year * 12 + (month - 1) + months;
  const target = { year: Math.floor(count / 12), month: (count % 12) + 1 };
  return dayNumber({ ...target, day: Math.min(day, lengthOfMonth(target.year, target.month)) });
}

/** The date with a number, as YYYY-MM-DD. */
export function dateText(number: number): string {
  const { year, month, day } = dateOf(number);
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join(
    '-',
  );
}
