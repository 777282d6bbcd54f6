import { fontFile } from './font-file.ts';

/**
 * The letters of the diagram as styles that carry the font itself, so that the file looks the same
 * everywhere.
 */
export function embeddedFont(): string {
  return ([400, 600] as const)
    .map((weight) => {
      const data = fontFile(weight, 'woff2').toString('base64');
      return `@font-face{font-family:'IBM Plex Sans Condensed';font-weight:${weight};src:url(data:font/woff2;base64,${data}) format('woff2')}\n`;
    })
    .join('');
}
