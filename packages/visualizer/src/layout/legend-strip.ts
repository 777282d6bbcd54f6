import { textIn } from '@conexion/machines';
import type { Task } from './drawing.ts';
import type { Legend, Point, TextLine } from './layout.ts';
import { textStyles, widthOf, wrap } from './text-metrics.ts';
import { actors, arrowWords, nameOfActor, words } from './words.ts';
import { setLines } from './write-steps.ts';

const rowHeight = 22;
const columnGap = 44;

/**
 * The heading of the picture and how to read it, side by side below it. Lanes say themselves who
 * acts, and the view with lanes has no guards.
 */
export function stripLegend(
  { graph, lang, view }: Pick<Task, 'graph' | 'lang' | 'view'>,
  { x: left, y: top }: Point,
): Legend {
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
  const heading = wrap(textIn(words.heading, lang), 'heading', 330);
  column(Math.max(...heading.map(({ text }) => widthOf(text, 'heading'))), (row) => {
    for (const { text } of heading) lines.push(row(text, 'heading'));
    lines.push(row(textIn(words.annex, lang), 'region'));
    if (view === 'lanes') lines.push(row(textIn(words.lanes, lang), 'event'));
  });
  const badged: Legend['actors'] = [];
  if (view === 'stages') {
    column(widthOf(textIn(words.legendActors, lang), 'event'), (row) => {
      lines.push(row(textIn(words.legendActors, lang), 'event'));
      for (const actor of actors) {
        const line = row(nameOfActor(graph, actor, lang), 'record', 26);
        badged.push({ badge: { actor, x, y: line.y - 5 }, line });
      }
    });
  }
  const kinds = Object.keys(arrowWords) as (keyof typeof arrowWords)[];
  const arrows: Legend['arrows'] = [];
  column(48 + Math.max(...kinds.map((kind) => widthOf(textIn(arrowWords[kind], lang), 'record'))), (row) => {
    lines.push(row(textIn(words.legendArrows, lang), 'event'));
    for (const kind of kinds) {
      const line = row(textIn(arrowWords[kind], lang), 'record', 48);
      arrows.push({ kind, x, y: line.y - 5, line });
    }
  });
  if (view === 'stages') {
    const texts = [textIn(words.allGuards, lang), textIn(words.anyGuard, lang)];
    column(Math.max(...texts.map((text) => widthOf(text, 'record'))), (row) => {
      lines.push(row(textIn(words.legendGuards, lang), 'event'));
      for (const text of texts) lines.push(row(text, 'record'));
    });
  }
  return {
    box: { x: left, y: top, width: x - columnGap - left, height: bottom - top },
    lines,
    actors: badged,
    arrows,
  };
}

type Style = 'heading' | 'region' | 'event' | 'record';
