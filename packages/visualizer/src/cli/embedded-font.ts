import type { Layout } from '../layout/layout.ts';
import { fontFile, type Subset } from './font-file.ts';
import { subsetsOf } from './letters.ts';

const family = 'IBM Plex Sans Condensed';
const rangeOf = (subset: Subset) => (subset === 'latin' ? '' : ';unicode-range:U+0100-024F,U+1E00-1EFF');

/**
 * The letters of a picture as styles that carry the font itself, so that the file looks the same
 * everywhere.
 */
export function embeddedFont(layout: Layout): string {
  return subsetsOf(JSON.stringify(layout))
    .flatMap((subset) =>
      ([400, 600] as const).map((weight) => {
        const data = fontFile(weight, 'woff2', subset).toString('base64');
        return `@font-face{font-family:'${family}';font-weight:${weight};src:url(data:font/woff2;base64,${data}) format('woff2')${rangeOf(subset)}}\n`;
      }),
    )
    .join('');
}
