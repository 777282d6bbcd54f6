import { readFileSync } from 'node:fs';
import type { fontLetters } from './font-letters.ts';

const fonts = new URL('files/', import.meta.resolve('@fontsource/ibm-plex-sans-condensed/package.json'));

/** The files that the font comes in, by the letters in them. */
export type Subset = keyof typeof fontLetters;

/** The letters of the diagram in one of its two weights. */
export function fontFile(weight: 400 | 600, type: 'woff' | 'woff2', subset: Subset = 'latin'): Buffer {
  return readFileSync(new URL(`ibm-plex-sans-condensed-${subset}-${weight}-normal.${type}`, fonts));
}
