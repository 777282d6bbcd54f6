import { dateFormat } from '../i18n/formats.ts';

/**
 * A wall-clock time as `datetime-local` inputs hold it, `2025-03-01T09:30`, is a moment only
 * together with its zone.
 */
const wallClock = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2})?/;
const minute = 60_000;

/**
 * The moment, with its offset (`2025-03-01T09:30:00-05:00`); null where it is no time, or that
 * zone's clocks skip it.
 */
export function toInstant(local: string, zone: string): string | null {
  const match = wallClock.exec(local);
  if (!match) return null;
  const clock = `${match[1]}T${match[2]}${match[3] ?? ':00'}`;
  const asUtc = Date.parse(`${clock}Z`);
  if (Number.isNaN(asUtc)) return null;
  for (const guess of [asUtc, asUtc - 24 * 60 * minute, asUtc + 24 * 60 * minute]) {
    const offset = offsetAt(guess, zone);
    if (offsetAt(asUtc - offset * minute, zone) === offset) return clock + offsetText(offset);
  }
  return null;
}

/** A moment on the clocks of a zone, as `datetime-local` wants it, without seconds. */
export function toLocal(instant: string, zone: string): string {
  const at = Date.parse(instant);
  return new Date(at + offsetAt(at, zone) * minute).toISOString().slice(0, 16);
}

/** Minutes that a zone is ahead of UTC at a moment (milliseconds). */
export function offsetAt(at: number, zone: string): number {
  const parts = dateFormat('en-US', {
    timeZone: zone,
    timeZoneName: 'longOffset',
  }).formatToParts(at);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(name);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === '-' ? -minutes : minutes;
}

function offsetText(offset: number): string {
  const size = Math.abs(offset);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** `Bogota (GMT-5)`: which clock the inputs of a form mean. */
export function zoneName(zone: string, at: number = Date.now()): string {
  const city = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
  const parts = dateFormat('en-US', {
    timeZone: zone,
    timeZoneName: 'shortOffset',
  }).formatToParts(at);
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return `${city} (${offset})`;
}

export const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
