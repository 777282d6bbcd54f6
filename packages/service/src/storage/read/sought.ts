import { type RawBuilder, sql } from 'kysely';
import { fold } from '../../cases/fold.ts';
import { holds } from '../database/holds.ts';
import { digitsOf, fewestDigits } from '../database/search-text.ts';

/** What a text asks for. */
export interface Sought {
  /** What the text of a case fulfils, all of it. */
  conditions: readonly RawBuilder<boolean>[];
  /** The words by which the index of words finds it; empty where it cannot. */
  indexed: readonly string[];
}

export const nothingSought: Sought = { conditions: [], indexed: [] };

/** The index of trigrams finds no shorter word, and counts code points. */
const shortestIndexed = 3;
/** Only digits and what people put between them. */
const numberFormat = /^[+(\d][\d\s().,/-]*$/;
/** The digits of a country or a trunk, which one of two ways to write a number leaves out. */
const longestPrefix = 4;

/** Every word of the text, or the digits of the number that it is. */
export function soughtBy(text: string): Sought {
  const digits = digitsOf(text);
  if (numberFormat.test(text.trim()) && digits.length >= fewestDigits) return numberSought(digits);
  const words = fold(text).split(/\s+/);
  return {
    conditions: words.map((word) => holds('search', word)),
    indexed: words.filter((word) => [...word].length >= shortestIndexed),
  };
}

/** A number that has these digits, or that is the end of them. */
function numberSought(digits: string): Sought {
  const shortest = Math.max(fewestDigits, digits.length - longestPrefix);
  const ends = Array.from({ length: digits.length - shortest }, (_, cut) => digits.slice(cut + 1));
  const either = [holds('search', digits), ...ends.map((end) => holds('search', `\n${end}\n`))];
  return {
    conditions: [sql<boolean>`(${sql.join(either, sql` or `)})`],
    indexed: [digits.slice(-fewestDigits)],
  };
}
