import type { Rect, TextLine } from '../layout/layout.ts';
import { type TextStyle, textStyles, widthOf } from '../layout/text-metrics.ts';
import { leastPixels } from './zoom-level.ts';

/** A line of text in another size than that of its style. */
export interface FarLine extends TextLine {
  size: number;
}

/** How large a text is to be. */
export interface Setting {
  style: TextStyle;
  /** What it is to measure on the screen, in pixels. */
  pixels: number;
  /** The scale at which the picture is drawn. */
  level: number;
  isCentered?: boolean;
}

const leading = 1.06;
const inset = { least: 5, most: 10 };
const heightOf = (lines: number): number => leading * lines - 0.25;

interface Fitted {
  lines: string[];
  size: number;
}

/**
 * The first of some texts that fits a room at the size that it is to have, in one line or two; else
 * the one that is largest there, or as much of the first as can be read.
 */
export function farText(texts: readonly string[], room: Rect, setting: Setting): FarLine[] {
  const { style, pixels, level, isCentered = false } = setting;
  const width = room.width - 2 * inset.least;
  const wanted = Math.max(textStyles[style].size, pixels / level);
  const sizeOf = (lines: readonly string[]) =>
    Math.min(
      wanted,
      (textStyles[style].size * width) / Math.max(...lines.map((line) => widthOf(line, style))),
      (room.height - 4) / heightOf(lines.length),
    );
  const fitted = texts.flatMap(broken).map((lines): Fitted => ({ lines, size: sizeOf(lines) }));
  const largest = Math.max(...fitted.map(({ size }) => size));
  let best = fitted.find(({ size }) => size === largest) as Fitted;
  if (largest * level < leastPixels) {
    const size = Math.min(leastPixels / level, (room.height - 4) / heightOf(1));
    const line = shortened(texts[0] as string, style, (width * textStyles[style].size) / size);
    if (line === '' || size * level < leastPixels - 0.01) return [];
    best = { lines: [line], size };
  }
  const { lines, size } = best;
  const spare = room.height - heightOf(lines.length) * size;
  const top = room.y + (isCentered ? spare / 2 : Math.min(spare / 2, 8));
  return lines.map((text, index) => {
    const wide = (widthOf(text, style) * size) / textStyles[style].size;
    const x = isCentered
      ? room.x + (room.width - wide) / 2
      : room.x + Math.min(inset.most, (room.width - wide) / 2);
    return { text, style, size, width: wide, x, y: top + size * (0.76 + index * leading) };
  });
}

/** A text in one line, and in two broken at each of its spaces. */
function broken(text: string): string[][] {
  const words = text.split(' ');
  return words.map((_, index) =>
    [words.slice(0, index), words.slice(index)]
      .filter(({ length }) => length > 0)
      .map((line) => line.join(' ')),
  );
}

/**
 * As much of a text as a width holds, with what says that there is more; empty where that is too
 * little to be recognized.
 */
function shortened(text: string, style: TextStyle, width: number): string {
  for (let length = text.length - 1; length > 5; length--) {
    const line = `${text.slice(0, length).trimEnd()}…`;
    if (widthOf(line, style) <= width) return line;
  }
  return '';
}
