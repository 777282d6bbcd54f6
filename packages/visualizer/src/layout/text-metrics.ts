import { fontCharacters, fontWidths } from './font-widths.ts';

/**
 * The letters of the diagram: IBM Plex Sans Condensed, embedded in the file that the CLI writes.
 * Where it is missing, the renderer squeezes the next font of the stack into the width measured
 * here.
 */
export const fontStack =
  "'IBM Plex Sans Condensed', 'Arial Narrow', 'Liberation Sans Narrow', 'DejaVu Sans Condensed', Arial, sans-serif";

/** Size and line height in units of the drawing. The names are also the classes of the renderer. */
export const textStyles = {
  heading: { size: 34, leading: 40, weight: 600 },
  number: { size: 30, leading: 34, weight: 600 },
  region: { size: 25, leading: 29, weight: 600 },
  state: { size: 20, leading: 24, weight: 600 },
  event: { size: 15, leading: 18, weight: 600 },
  record: { size: 14, leading: 18, weight: 400 },
  guard: { size: 13.5, leading: 16, weight: 400 },
  clause: { size: 12, leading: 16, weight: 400 },
  badge: { size: 12, leading: 16, weight: 600 },
} as const;

export type TextStyle = keyof typeof textStyles;

const widthsBy = new Map(
  ([400, 600] as const).map((weight) => [
    weight,
    new Map([...fontCharacters].map((character, index) => [character, fontWidths[weight][index] ?? 0])),
  ]),
);

const EM = 1000;
const isLetter = /^\p{L}/u;
const isMark = /^\p{M}/u;

/**
 * The width of a line, without kerning. A letter with a mark is as wide as without; a character
 * that the font lacks counts as a whole em.
 */
export function widthOf(line: string, style: TextStyle): number {
  const { size, weight } = textStyles[style];
  const widths = widthsBy.get(weight);
  let thousandths = 0;
  for (const character of line) {
    const [letter = ''] = character.normalize('NFD');
    const own = widths?.get(character) ?? (isLetter.test(letter) ? widths?.get(letter) : undefined);
    thousandths += own ?? (isMark.test(letter) ? 0 : EM);
  }
  return Math.ceil((thousandths * size) / EM);
}

/** A line that a text was broken into. */
export interface Piece {
  text: string;
  /** Whether it goes on in a word that the line before it begins. */
  continues?: true;
}

/**
 * The text broken into lines of at most `width`: at its spaces, and within a word that is longer,
 * where a part of a name ends.
 */
export function wrap(text: string, style: TextStyle, width: number): Piece[] {
  const fits = (line: string) => widthOf(line, style) <= width;
  const pieces: Piece[] = [];
  let line: Piece = { text: '' };
  for (const word of text.split(' ')) {
    const longer = line.text === '' ? word : `${line.text} ${word}`;
    if (fits(longer)) {
      line = { ...line, text: longer };
      continue;
    }
    if (line.text !== '') pieces.push(line);
    const [first = '', ...others] = fits(word) ? [word] : broken(word, fits);
    line = { text: first };
    for (const text of others) {
      pieces.push(line);
      line = { text, continues: true };
    }
  }
  return [...pieces, line];
}

/** Where a part of a name ends: after a sign, or before a capital letter. */
const partsOfName = /(?<=[._\-/:,;()])|(?<=\p{Ll}|\d)(?=\p{Lu})/u;
/** A letter with the marks on it. */
const letters = /\P{M}\p{M}*|\p{M}+/gu;

/** A word in as few pieces as fit, by its parts; a part that does not fit, by its letters. */
function broken(word: string, fits: (piece: string) => boolean): string[] {
  const units = word.split(partsOfName).flatMap((part) => (fits(part) ? part : (part.match(letters) ?? [])));
  const pieces: string[] = [];
  let piece = '';
  for (const unit of units) {
    if (piece !== '' && !fits(piece + unit)) {
      pieces.push(piece);
      piece = '';
    }
    piece += unit;
  }
  return [...pieces, piece];
}
