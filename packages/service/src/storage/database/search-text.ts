import type { CaseData } from '../../cases/case-data.ts';
import { fold } from '../../cases/fold.ts';

/** Fewer digits are no number that a person searches by: a flat, a year. */
export const fewestDigits = 7;

export const digitsOf = (text: string): string => text.replace(/\D/g, '');

/**
 * What a text search looks through, a line for each: the texts as they are written, without case
 * and accents, and the digits alone of phones, documents and calls.
 */
export function searchTextOf({ holder, contact, location, call }: CaseData): string {
  const numbers = [holder.id, holder.phone, contact.phone, call.id];
  const texts = [...numbers, holder.name, contact.name, location.city, location.address];
  const lines = [
    ...texts.filter((text) => text !== undefined).map(fold),
    ...numbers.map((number = '') => digitsOf(number)).filter(({ length }) => length >= fewestDigits),
  ];
  return `\n${[...new Set(lines)].join('\n')}\n`;
}
