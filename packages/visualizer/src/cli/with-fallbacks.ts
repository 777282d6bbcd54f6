import { type TextStyle, textStyles, widthOf } from '../layout/text-metrics.ts';
import type { Subset } from './font-file.ts';
import { drawnBy } from './letters.ts';
import { signOutline } from './sign-outline.ts';

/** Whether a picture has letters that are not in the main file of the font. */
export const needsFallbacks = (svg: string): boolean =>
  textsIn(svg).some(([, , text = '']) => charactersOf(text).some((one) => drawnBy(one.shown) !== 'latin'));

/**
 * The picture with each text in pieces of one file of the font, and signs as outlines. Its styles
 * stand at its elements.
 */
export function withFallbacks(svg: string, familyOf: (subset: Subset, weight: 400 | 600) => string): string {
  return svg.replace(texts, (whole, attributes: string, text: string) => {
    const style = /class="t-(\w+)/.exec(attributes)?.[1];
    const characters = charactersOf(text);
    if (!isStyle(style) || characters.every((one) => drawnBy(one.shown) === 'latin')) return whole;
    const { x = 0, y = 0 } = numbersIn(attributes);
    let at = 0;
    return runsOf(characters)
      .map(({ by, written, shown }) => {
        const left = x + at + widthOf(shown.slice(0, shown.length - shown.trimStart().length), style);
        at += widthOf(shown, style);
        if (by === 'sign') return signPath(shown, style, left, y, attributes);
        // Spaces at an end are room: not every program that draws text keeps them.
        const room = widthOf(shown.trim(), style);
        if (room === 0) return '';
        const family = by === 'latin' ? '' : `;font-family:${familyOf(by, textStyles[style].weight)}`;
        const own = attributes
          .replace(/ x="[^"]*"/, ` x="${left}"`)
          .replace(/ textLength="[^"]*"/, ` textLength="${room}"`)
          .replace(/ style="([^"]*)"/, ` style="$1${family}"`);
        return `<text${own}>${written.trim()}</text>`;
      })
      .join('');
  });
}

const texts = /<text\b([^>]*textLength[^>]*)>([^<]*)<\/text>/g;
const textsIn = (svg: string) => [...svg.matchAll(texts)];

interface Character {
  /** As it stands in the file: perhaps an entity. */
  written: string;
  shown: string;
}

const charactersOf = (text: string): Character[] =>
  [...text.matchAll(/&[^;]+;|./gsu)].map(([written]) => ({
    written,
    // An entity stands for a sign of the main file.
    shown: written.length > 1 && written.startsWith('&') ? '&' : written,
  }));

interface Run extends Character {
  by: Subset | 'sign';
}

/** One piece for the characters that one file draws; each sign by itself. */
function runsOf(characters: readonly Character[]): Run[] {
  const runs: Run[] = [];
  for (const { written, shown } of characters) {
    const by = drawnBy(shown) ?? 'latin';
    const last = runs.at(-1);
    if (last && last.by === by && by !== 'sign') {
      last.written += written;
      last.shown += shown;
    } else runs.push({ by, written, shown });
  }
  return runs;
}

function signPath(sign: string, style: TextStyle, x: number, y: number, attributes: string): string {
  const { size, weight } = textStyles[style];
  const fill = /fill:([^;"]+)/.exec(attributes)?.[1] ?? 'currentColor';
  const scale = size / 1000;
  return `<path d="${signOutline(sign, weight)}" transform="translate(${x} ${y}) scale(${scale})" style="fill:${fill}"/>`;
}

const isStyle = (name: string | undefined): name is TextStyle => name !== undefined && name in textStyles;

function numbersIn(attributes: string): { x?: number; y?: number } {
  const found = [...attributes.matchAll(/ (x|y)="([\d.-]+)"/g)];
  return Object.fromEntries(found.map(([, name, value]) => [name, Number(value)]));
}
