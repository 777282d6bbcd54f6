import { z } from 'zod';
import { ruled } from './value-rule.ts';

/** A moment: ISO 8601 with seconds and an offset, and one that exists. */
export const instant = z.iso
  .datetime({ offset: true })
  .regex(/T\d\d:\d\d:\d\d/)
  .refine((value) => Number.isFinite(Date.parse(value)), ruled('instant'))
  // Two patterns hide the format from the JSON Schema, and a form knows an instant by it.
  .meta({ format: 'date-time' });

/** A calendar date that exists: YYYY-MM-DD. */
export const date = z.iso.date();

export const millisecondsPerMinute = 60_000;
const lastInstant = Date.parse('9999-12-31T23:59:59.999Z');

/** Milliseconds since the epoch of an instant that passed its schema. */
export const millisecondsOf = (value: string): number => Date.parse(value);

export const isBefore = (a: string, b: string): boolean =>
  isUtc(a) && isUtc(b) ? a < b : millisecondsOf(a) < millisecondsOf(b);

/**
 * In UTC with milliseconds, as hosts stamp: such texts sort as their instants, and need no parsing.
 */
const isUtc = (value: string): boolean =>
  value.length === '2026-08-31T15:00:00.000Z'.length && value.endsWith('Z');

/** Whether an instant is more than some minutes after another. */
export const isMoreThanAfter = (at: string, minutes: number, value: string): boolean =>
  millisecondsOf(at) - millisecondsOf(value) > minutes * millisecondsPerMinute;

/** The instant some minutes after another, in UTC; years stay within four digits. */
export const minutesAfter = (value: string, minutes: number): string =>
  instantAt(millisecondsOf(value) + minutes * millisecondsPerMinute);

/** The instant at a share (0 to 1) of the way between two, in UTC. */
export const between = (from: string, to: string, share: number): string =>
  instantAt(millisecondsOf(from) + (millisecondsOf(to) - millisecondsOf(from)) * share);

/** In UTC; years stay within four digits. */
export const instantAt = (milliseconds: number): string =>
  new Date(Math.min(Math.round(milliseconds), lastInstant)).toISOString();
