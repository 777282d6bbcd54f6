import { textIn } from '@conexion/machines';
import type { Graph } from '../graph/graph.ts';
import type { Legend, Point } from './layout.ts';
import { textStyles, wrap } from './text-metrics.ts';
import { arrowWords, words } from './words.ts';
import { setLines } from './write-steps.ts';

const sampleWidth = 48;
const gap = 32;
const headingWidth = 1200;
const rowHeight = 22;

/** The name of a machine and how to read its picture, in rows above it. */
export function generalLegend({ machine }: Graph, lang: string, { x, y }: Point): Legend {
  const heading = setLines(wrap(machine, 'heading', headingWidth), 'heading', x, y);
  const arrowsY = y + heading.length * textStyles.heading.leading + 6;
  let at = x;
  const arrows = (['forward', 'back', 'record'] as const).map((kind) => {
    const [line] = setLines([textIn(arrowWords[kind], lang)], 'record', at + sampleWidth, arrowsY + 2);
    if (!line) throw new Error(`The legend has no word for ${kind}`);
    const arrow = { kind, x: at, y: arrowsY + rowHeight / 2, line };
    at = line.x + line.width + gap;
    return arrow;
  });
  const notes = setLines(
    [textIn(words.allGuards, lang), textIn(words.anyGuard, lang)],
    'record',
    at,
    arrowsY + 2,
  );
  const [all, any] = notes;
  if (all && any) Object.assign(any, { x: all.x + all.width + gap, y: all.y });
  const lines = [...heading, ...notes];
  const right = Math.max(...lines.map((line) => line.x + line.width));
  return { box: { x, y, width: right - x, height: arrowsY + rowHeight - y }, lines, actors: [], arrows };
}
