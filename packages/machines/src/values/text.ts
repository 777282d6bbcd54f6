import { z } from 'zod';

/** Text that a person writes: trimmed, then measured; 1 to `max` characters. */
const words = (max: number) => z.string().trim().min(1).max(max);

/** A reason, note, comment or summary: at most 2,000 characters. */
export const prose = words(2000);

/** An id that another system may have given: at most 255 characters. */
export const id = words(255);

/** A name or a concept: at most 200 characters. */
export const name = words(200);

/** An http or https address. */
export const url = z.url({ protocol: /^https?$/ }).max(2000);

/**
 * A name of a city, a person or a thing as names are compared: without case and accents.
 * @example
 * canonicalName('Bogotá'); // 'bogota'
 */
export const canonicalName = (value: string): string =>
  value.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

export const isNamedIn = (value: string, names: readonly string[]): boolean =>
  names.some((candidate) => canonicalName(candidate) === canonicalName(value));
