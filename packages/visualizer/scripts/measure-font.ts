/**
 * Writes src/layout/font-widths.ts, the advance width of the characters that a diagram shows most,
 * and src/cli/font-letters.ts, the characters of each file of the font. Run it again only when the
 * font or the weights change.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';

const weights = [400, 600] as const;
const characters = [
  ...Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCodePoint(0x20 + index)),
  ...Array.from({ length: 0x100 - 0xa0 }, (_, index) => String.fromCodePoint(0xa0 + index)),
  ...'–—‘’“”•…',
  // The letters of Latin Extended that are no other letter with a mark.
  ...'ĐđĦħıĸŁłŊŋŒœŦŧ',
];
const subsets = ['latin', 'latin-ext', 'vietnamese'] as const;
type Subset = (typeof subsets)[number];

const require = createRequire(import.meta.url);

/** The tables of a WOFF 1 file, inflated. */
function tablesOf(file: Buffer): Map<string, Buffer> {
  return new Map(
    Array.from({ length: file.readUInt16BE(12) }, (_, index) => {
      const entry = 44 + 20 * index;
      const offset = file.readUInt32BE(entry + 4);
      const packed = file.subarray(offset, offset + file.readUInt32BE(entry + 8));
      const isPacked = packed.length < file.readUInt32BE(entry + 12);
      return [file.toString('latin1', entry, entry + 4), isPacked ? inflateSync(packed) : packed];
    }),
  );
}

/** Glyph by character code, from the segment mapping (format 4) of `cmap`. */
function glyphsOf(cmap: Buffer): Map<number, number> {
  const subtables = Array.from({ length: cmap.readUInt16BE(2) }, (_, i) => cmap.readUInt32BE(8 + 8 * i));
  const start = subtables.find((offset) => cmap.readUInt16BE(offset) === 4);
  if (start === undefined) throw new Error('The font has no character map of format 4');
  const glyphs = new Map<number, number>();
  const count = cmap.readUInt16BE(start + 6) / 2;
  for (let segment = 0; segment < count; segment++) {
    const at = (table: number) => start + 14 + 2 * segment + 2 * count * table + (table > 0 ? 2 : 0);
    const [end, first] = [cmap.readUInt16BE(at(0)), cmap.readUInt16BE(at(1))];
    const [delta, range] = [cmap.readInt16BE(at(2)), cmap.readUInt16BE(at(3))];
    for (let code = first; code <= end && code !== 0xffff; code++) {
      const raw = range === 0 ? code : cmap.readUInt16BE(at(3) + range + 2 * (code - first));
      if (raw !== 0) glyphs.set(code, (raw + delta) & 0xffff);
    }
  }
  return glyphs;
}

/** The advance width of each character of a file, in thousandths of an em. */
function advancesOf(subset: Subset, weight: number): Map<string, number> {
  const file = require.resolve(
    `@fontsource/ibm-plex-sans-condensed/files/ibm-plex-sans-condensed-${subset}-${weight}-normal.woff`,
  );
  const tables = tablesOf(readFileSync(file));
  const table = (name: string) => tables.get(name) ?? fail(`The font has no table ${name}`);
  const unitsPerEm = table('head').readUInt16BE(18);
  const advances = table('hhea').readUInt16BE(34);
  return new Map(
    [...glyphsOf(table('cmap'))].map(([code, glyph]) => {
      const advance = table('hmtx').readUInt16BE(4 * Math.min(glyph, advances - 1));
      return [String.fromCodePoint(code), Math.round((advance * 1000) / unitsPerEm)];
    }),
  );
}

function widthsOf(weight: number): number[] {
  const [latin, extended] = [advancesOf('latin', weight), advancesOf('latin-ext', weight)];
  return characters.map(
    (character) => latin.get(character) ?? extended.get(character) ?? fail(`The font has no ${character}`),
  );
}

function lettersOf(subset: Subset): string {
  const bold = advancesOf(subset, 600);
  // Marks by themselves and spaces without width need no letter.
  return [...advancesOf(subset, 400).keys()]
    .filter((character) => bold.has(character) && !/[\p{M}\u200B-\u200F\uFEFF]/u.test(character))
    .join('');
}

function fail(message: string): never {
  throw new Error(message);
}

const source = `// Written by scripts/measure-font.ts: IBM Plex Sans Condensed, advance widths in thousandths of an
// em.
export const fontCharacters = ${JSON.stringify(characters.join(''))};
export const fontWidths = {
${weights.map((weight) => `  ${weight}: ${JSON.stringify(widthsOf(weight))},`).join('\n')}
} as const;
`;
writeFileSync(new URL('../src/layout/font-widths.ts', import.meta.url), source);

const letters = `// Written by scripts/measure-font.ts: the characters that each file of the font draws.
export const fontLetters = {
${subsets.map((subset) => `  ${JSON.stringify(subset)}: ${JSON.stringify(lettersOf(subset))},`).join('\n')}
} as const;
`;
writeFileSync(new URL('../src/cli/font-letters.ts', import.meta.url), letters);
