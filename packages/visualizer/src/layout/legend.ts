import { textIn } from '@conexion/machines';
import { cardWidth } from './card.ts';
import type { Column } from './columns.ts';
import type { Task } from './drawing.ts';
import type { Frame } from './frame.ts';
import type { Legend, TextLine } from './layout.ts';
import { textStyles, wrap } from './text-metrics.ts';
import { actors, arrowWords, nameOfActor, words } from './words.ts';
import { setLines } from './write-steps.ts';

const rowHeight = 22;
const gap = 16;

/** The heading of the picture and how to read it: in the first column, below its cards. */
export function legendOf(
  { graph, lang }: Pick<Task, 'graph' | 'lang'>,
  { frame, x, columns }: { frame: Frame; x: number; columns: readonly Column[] },
): Legend {
  const top = frame.cardsTop + (columns[0]?.height ?? 0) + frame.regionPadding + 44;
  let y = top;
  const lines: TextLine[] = [];
  const write = (text: string, style: 'heading' | 'region' | 'event') => {
    const set = setLines(wrap(text, style, cardWidth), style, x, y);
    lines.push(...set);
    y += set.length * textStyles[style].leading;
  };
  const row = (text: string, indent: number) => {
    const [line] = setLines([text], 'record', x + indent, y + 2);
    y += rowHeight;
    return line as TextLine;
  };
  write(textIn(words.heading, lang), 'heading');
  write(textIn(words.annex, lang), 'region');
  y += gap;
  write(textIn(words.legendActors, lang), 'event');
  y += 4;
  const badged = actors.map((actor) => {
    const badge = { actor, x, y: y + rowHeight / 2 };
    return { badge, line: row(nameOfActor(graph, actor, lang), 26) };
  });
  y += gap;
  write(textIn(words.legendArrows, lang), 'event');
  y += 4;
  const arrows = (Object.keys(arrowWords) as (keyof typeof arrowWords)[]).map((kind) => {
    const at = { kind, x, y: y + rowHeight / 2 };
    return { ...at, line: row(textIn(arrowWords[kind], lang), 48) };
  });
  y += gap;
  write(textIn(words.legendGuards, lang), 'event');
  y += 4;
  lines.push(row(textIn(words.allGuards, lang), 0), row(textIn(words.anyGuard, lang), 0));
  return { box: { x, y: top, width: cardWidth, height: y - top }, lines, actors: badged, arrows };
}
