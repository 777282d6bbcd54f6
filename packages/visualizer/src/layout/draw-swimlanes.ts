import type { Task } from './drawing.ts';
import type { Frame } from './frame.ts';
import type { LaneLayout } from './layout.ts';
import type { Lane } from './swimlane-columns.ts';
import { textStyles, wrap } from './text-metrics.ts';
import { nameOfActor } from './words.ts';
import { setLines } from './write-steps.ts';

export const laneLabelWidth = 160;
const padding = 12;
const badge = 15;

/** The lanes from one side of the picture to the other, each with its actor at the left. */
export function drawSwimlanes(
  lanes: readonly Lane[],
  { graph, lang }: Pick<Task, 'graph' | 'lang'>,
  { frame, end }: { frame: Frame; end: number },
): LaneLayout[] {
  return lanes.map(({ actor, top, height }) => {
    const box = { x: frame.margin, y: frame.cardsTop + top, width: end - frame.margin, height };
    const texts = wrap(nameOfActor(graph, actor, lang), 'region', laneLabelWidth - 2 * padding);
    const own = { x: box.x, y: box.y, width: laneLabelWidth, height };
    const textHeight = badge + 8 + texts.length * textStyles.region.leading;
    const y = Math.round(box.y + (height - textHeight) / 2);
    const lines = setLines(texts, 'region', box.x + padding, y + badge + 8);
    return {
      actor,
      box,
      label: { box: own, lines, badges: [{ actor, x: box.x + padding, y: y + badge / 2 }] },
    };
  });
}
