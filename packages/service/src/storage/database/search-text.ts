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
  return `\n${linesOf(numbers, [holder.name, contact.name, location.city, location.address])}`;
}

/** What a later call adds to the end of that text. */
export const searchTextOfCall = (id: string): string => linesOf([id]);

/** A text and the lines of an earlier one that it lacks: the data of a case has no later calls. */
export function withLinesOf(text: string, earlier: string): string {
  const added = earlier.split('\n').filter((line) => line !== '' && !text.includes(`\n${line}\n`));
  return `${text}${added.map((line) => `${line}\n`).join('')}`;
}

function linesOf(numbers: readonly (string | undefined)[], texts: readonly string[] = []): string {
  const lines = [
    ...[...numbers, ...texts].filter((text) => text !== undefined).map(fold),
    ...numbers.map((number = '') => digitsOf(number)).filter(({ length }) => length >= fewestDigits),
  ];
  return [...new Set(lines)].map((line) => `${line}\n`).join('');
}
