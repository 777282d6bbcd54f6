import { type Lang, label } from '@conexion/machines';
import type { Frame } from './frame.ts';
import type { LaneLayout, Legend, TextLine } from './layout.ts';
import type { Lane } from './swimlane-columns.ts';
import { textStyles, widthOf, wrap } from './text-metrics.ts';
import { arrowWords, words } from './words.ts';
import { setLines } from './write-steps.ts';

export const laneLabelWidth = 160;
const padding = 12;
const badge = 15;

/** The lanes from one side of the picture to the other, each with its actor at the left. */
export function drawSwimlanes(
  lanes: readonly Lane[],
  lang: Lang,
  { frame, end }: { frame: Frame; end: number },
): LaneLayout[] {
  return lanes.map(({ actor, top, height }) => {
    const box = { x: frame.margin, y: frame.cardsTop + top, width: end - frame.margin, height };
    const texts = wrap(label('value', actor)[lang], 'region', laneLabelWidth - 2 * padding);
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

const rowHeight = 22;
const columnGap = 44;

/** The heading of the picture and how to read it, side by side below it; the lanes say themselves who acts. */
export function stripLegend(lang: Lang, { x: left, y: top }: { x: number; y: number }): Legend {
  const lines: TextLine[] = [];
  let x = left;
  let bottom = top;
  const column = (
    width: number,
    write: (row: (text: string, style: Style, indent?: number) => TextLine) => void,
  ) => {
    let y = top;
    write((text, style, indent = 0) => {
      const [line] = setLines([text], style, x + indent, y);
      y += style === 'record' ? rowHeight : textStyles[style].leading + 2;
      bottom = Math.max(bottom, y);
      return line as TextLine;
    });
    x += width + columnGap;
  };
  const heading = wrap(words.heading[lang], 'heading', 330);
  column(Math.max(...heading.map((text) => widthOf(text, 'heading'))), (row) => {
    for (const text of heading) lines.push(row(text, 'heading'));
    lines.push(row(words.annex[lang], 'region'), row(words.lanes[lang], 'event'));
  });
  const kinds = Object.keys(arrowWords) as (keyof typeof arrowWords)[];
  const arrows: Legend['arrows'] = [];
  column(48 + Math.max(...kinds.map((kind) => widthOf(arrowWords[kind][lang], 'record'))), (row) => {
    lines.push(row(words.legendArrows[lang], 'event'));
    for (const kind of kinds) {
      const line = row(arrowWords[kind][lang], 'record', 48);
      arrows.push({ kind, x, y: line.y - 5, line });
    }
  });
  return {
    box: { x: left, y: top, width: x - columnGap - left, height: bottom - top },
    lines,
    actors: [],
    arrows,
  };
}

type Style = 'heading' | 'region' | 'event' | 'record';
