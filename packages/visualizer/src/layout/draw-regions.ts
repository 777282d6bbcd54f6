import { textIn } from '@conexion/machines';
import type { Graph, Region } from '../graph/graph.ts';
import { cardWidth } from './card.ts';
import type { Channels } from './channels.ts';
import type { Column } from './columns.ts';
import type { Frame } from './frame.ts';
import type { Point, RegionLayout } from './layout.ts';
import { textStyles, widthOf, wrap } from './text-metrics.ts';
import { titlesOf } from './titles.ts';
import { words } from './words.ts';
import { setLines } from './write-steps.ts';

const numberWidth = 30;
const above = 14;
const below = 14;
const tagHeight = 22;

type Held = NonNullable<Region['held']>;

const titleLines = (region: Region, lang: string) =>
  wrap(textIn(region.label, lang), 'region', cardWidth - (region.number === null ? 0 : numberWidth));

/** Room for the longest title, so that the first cards of all regions stand in a row. */
export function titleHeightOf(graph: Graph, lang: string): number {
  const heights = graph.regions.map(
    (region) =>
      titleLines(region, lang).length * textStyles.region.leading + (region.held ? tagHeight + 4 : 0),
  );
  return above + Math.max(...heights) + below;
}

interface Input {
  graph: Graph;
  lang: string;
  columns: readonly Column[];
  channels: Channels;
  frame: Frame;
}

/** A region around its columns, titled within its first column, where no arrow passes. */
export function drawRegions({ graph, lang, columns, channels, frame }: Input): RegionLayout[] {
  const titles = titlesOf(graph, lang);
  return graph.regions.map((region) => {
    const own = columns.flatMap((column, index) => (column.region.id === region.id ? [index] : []));
    const [first = 0] = own;
    const left = channels.borders[first]?.left ?? 0;
    const right = channels.borders[own.at(-1) ?? first]?.right ?? 0;
    const x = channels.columnX[first] ?? 0;
    const y = frame.regionTop + above;
    const bottom = frame.cardsTop + Math.max(...own.map((index) => columns[index]?.height ?? 0));
    const texts = titleLines(region, lang);
    const lines = setLines(texts, 'region', x + (region.number === null ? 0 : numberWidth), y);
    const number = region.number === null ? null : setLines([`${region.number}`], 'number', x, y - 2)[0];
    return {
      id: region.id,
      title: titles.place(region),
      isStage: region.number !== null,
      toggle: toggleOf(region, graph),
      box: {
        x: left,
        y: frame.regionTop,
        width: right - left,
        height: bottom + frame.regionPadding - frame.regionTop,
      },
      number: number ?? null,
      lines,
      held:
        region.held && heldOf(region.held, lang, { x, y: y + texts.length * textStyles.region.leading + 4 }),
    };
  });
}

function toggleOf({ id }: Region, { states }: Graph): RegionLayout['toggle'] {
  const own = states.filter(({ region }) => region === id);
  if (own.some(({ holds }) => holds)) return 'expand';
  return own.some((state) => state.id !== id) ? 'collapse' : null;
}

/** The tag of a closure status that the region holds: under its title. */
function heldOf({ status, label, clause }: Held, lang: string, at: Point): NonNullable<RegionLayout['held']> {
  const text = `${textIn(words.held, lang)}: ${textIn(label, lang)}`;
  const clauseWidth = widthOf(clause, 'clause');
  const lines = setLines([text], 'record', at.x + 8, at.y + 2);
  const [line] = lines;
  const width = widthOf(text, 'record');
  if (line)
    lines.push({ ...line, text: clause, x: line.x + width + 8, width: clauseWidth, style: 'clause', clause });
  const box = { x: at.x, y: at.y, width: width + clauseWidth + 24, height: tagHeight };
  return { status, label: { box, lines, badges: [] } };
}
