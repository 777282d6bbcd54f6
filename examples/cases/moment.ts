/** Times relative to the moment of playing, so that a case written once can be played on any day. */

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

export const instantAt = (moment: Date, offset: string): string =>
  new Date(moment.getTime() + milliseconds(offset)).toISOString();

/** The calendar date of an instant in a time zone. */
export const dateIn = (timeZone: string, instant: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone }).format(Date.parse(instant));

/** The calendar date some days, months or years from another; the month's last where that day does not exist. */
export function dateAt(today: string, offset: string): string {
  const [, sign, count, unit] = dateOffsetPattern.exec(offset) ?? [];
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const by = Number(count ?? 0) * (sign === '-' ? -1 : 1);
  if (unit === 'day') return dateText(year, month, day + by);
  const months = month + by * (unit === 'year' ? 12 : 1);
  const lastDay = new Date(Date.UTC(year, months, 0)).getUTCDate();
  return dateText(year, months, Math.min(day, lastDay));
}

const dateText = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);

/** A value with every `{"$at": …}` and `{"$date": …}` in it replaced by the instant or date it stands for. */
export function resolveTimes<T>(value: T, moment: Date, today: string): T {
  return JSON.parse(JSON.stringify(value), (_, part) => {
    if (typeof part?.$at === 'string') return instantAt(moment, part.$at);
    if (typeof part?.$date === 'string') return dateAt(today, part.$date);
    return part;
  }) as T;
}
