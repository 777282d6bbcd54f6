import { readFileSync } from 'node:fs';

const fonts = new URL('files/', import.meta.resolve('@fontsource/ibm-plex-sans-condensed/package.json'));

/** The letters of the diagram in one of its two weights. */
export function fontFile(weight: 400 | 600, type: 'woff' | 'woff2'): Buffer {
  return readFileSync(new URL(`ibm-plex-sans-condensed-latin-${weight}-normal.${type}`, fonts));
}
