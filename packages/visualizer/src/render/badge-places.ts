import type { Label, Rect, StateLayout } from '../layout/layout.ts';
import { textStyles, widthOf } from '../layout/text-metrics.ts';
import { leastPixels } from './zoom-level.ts';

export const badgeHeight = 17;
const inset = 6;
const gap = 5;

/** The width of a badge: its text with the gauge before it. */
export const badgeWidth = (text: string): number => widthOf(text, 'badge') + 2 * inset + 8;

/**
 * Badges of a state hang over its upper border on the right, where neither its name nor an arrow
 * is.
 */
export function badgesAbove({ card }: StateLayout, widths: readonly number[]): Rect[] {
  let right = card.x + card.width - 6;
  return widths.map((width) => {
    const x = right - width;
    right = x - gap;
    return { x, y: card.y - badgeHeight + 4, width, height: badgeHeight };
  });
}

/**
 * The same badges as large as can be read from far: over the lower border, where the name does not
 * reach. Those of a closure stay above, because the legend of an overlay is right below.
 */
export function badgesFromFar({ card, closure }: StateLayout, level: number) {
  const scale = leastPixels / level / textStyles.badge.size;
  const right = (card.x + card.width - 6) * (1 - scale);
  const top = closure
    ? (card.y + 4) * (1 - scale)
    : card.y + card.height - 5 - (card.y - badgeHeight + 4) * scale;
  return { className: 'kept', transform: `matrix(${scale} 0 0 ${scale} ${right} ${top})` };
}

/**
 * A badge of an arrow or a record stands in its label, in the first line that leaves it room; where
 * none does, beside the label on the outer side of its border.
 */
export function badgeWithin({ box, lines }: Label, width: number): Rect {
  const right = box.x + box.width - 8;
  const heights = [...new Set(lines.map(({ y }) => y))].sort((a, b) => a - b);
  for (const y of heights) {
    const row = lines.filter((line) => line.y === y).sort((a, b) => a.x - b.x);
    for (const [index, line] of row.entries()) {
      const from = line.x + line.width + gap;
      const to = (row[index + 1]?.x ?? right + gap) - gap;
      if (to - from < width) continue;
      return { x: to - width, y: y - badgeHeight + 5, width, height: badgeHeight };
    }
  }
  const [first = box.y] = heights;
  return { x: box.x + box.width + 2, y: first - badgeHeight + 5, width, height: badgeHeight };
}
