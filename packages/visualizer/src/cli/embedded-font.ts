import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The letters of the diagram as styles that carry the font itself, so that the file looks the same everywhere. */
export function embeddedFont(): string {
  return [400, 600]
    .map((weight) => {
      const file = `@fontsource/ibm-plex-sans-condensed/files/ibm-plex-sans-condensed-latin-${weight}-normal.woff2`;
      const data = readFileSync(require.resolve(file)).toString('base64');
      return `@font-face{font-family:'IBM Plex Sans Condensed';font-weight:${weight};src:url(data:font/woff2;base64,${data}) format('woff2')}\n`;
    })
    .join('');
}
