import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The letters of the diagram in one of its two weights. */
export function fontFile(weight: 400 | 600, type: 'woff' | 'woff2'): Buffer {
  const file = `@fontsource/ibm-plex-sans-condensed/files/ibm-plex-sans-condensed-latin-${weight}-normal.${type}`;
  return readFileSync(require.resolve(file));
}
