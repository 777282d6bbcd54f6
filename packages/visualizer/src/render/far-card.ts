import type { Layout, PanelLayout, Rect, RegionLayout, StateLayout, TextLine } from '../layout/layout.ts';
import { textStyles, widthOf } from '../layout/text-metrics.ts';
import { type FarLine, farText, type Setting } from './far-text.ts';
import { type HiddenSteps, hiddenSteps, isIn } from './hidden-steps.ts';
import { leastPixels } from './zoom-level.ts';

const namePixels = 13;
export const titlePixels = 14;

/** What a line below a name takes of a card's height, as a multiple of its size. */
const noteRoom = 1.15;

/** What cards and regions show where the picture is too small for the steps in them. */
export interface FarView {
  level: number;
  hidden: ReadonlyMap<string, HiddenSteps>;
  /** By the id of a region, where the room for its title ends. */
  titleEnds: ReadonlyMap<string, number>;
}

export function farViewOf(layout: Layout, lang: string, level: number): FarView {
  const { regions, states, panels } = layout;
  const boxes = [...regions, ...panels, ...states].map(({ box }) => box);
  const endOf = (region: Rect) =>
    Math.min(...boxes.filter((box) => box !== region && isIn(box, region)).map(({ y }) => y));
  return {
    level,
    hidden: hiddenSteps(layout, lang),
    titleEnds: new Map(regions.map(({ id, box }) => [id, Math.min(endOf(box), box.y + box.height)])),
  };
}

/** The text of a card, and where its name ends. */
export interface FarCard {
  lines: FarLine[];
  bottom: number;
}

/** The name of a state, with the number of its hidden steps. */
export function farState({ id, card, lines, closure }: StateLayout, { level, hidden }: FarView): FarCard {
  const style = closure ? 'region' : 'state';
  const own = lines.filter((line) => line.style === style);
  const hasNumber = own.length > 1 && own[0]?.y === own[1]?.y;
  const names = hasNumber ? namesOf(own[0], own.slice(1)) : namesOf(null, own);
  return farCard(card, names, hidden.get(id), { style, pixels: namePixels, level });
}

/** What leaves a region, or other actors in a state: its caption, and the number of its steps. */
export function farPanel({ id, box, lines }: PanelLayout, { level, hidden }: FarView): FarLine[] {
  const setting = { style: 'record', pixels: leastPixels, level } as const;
  const count = hidden.get(id);
  const drawn = farCard(box, namesOf(null, lines), count, setting).lines;
  // What has room for one of both says how many there are.
  return count && !drawn.some(({ text }) => text === count.text)
    ? farText([count.text], box, setting)
    : drawn;
}

/**
 * The title of a region above what is in it: if it can, within the first column, where no arrow is.
 */
export function farTitle({ id, box, number, lines }: RegionLayout, { level, titleEnds }: FarView): FarLine[] {
  const x = (number ?? lines[0] ?? box).x - 10;
  const y = box.y + 2;
  const whole = box.x + box.width - x;
  const [titles, end] = [namesOf(number, lines), titleEnds.get(id) ?? y];
  const ways = [0.4, 0.6, 1].map((part) =>
    farText(
      titles,
      { x, y, width: Math.max(Math.min(whole, 276), whole * part), height: end - y },
      {
        style: 'region',
        pixels: titlePixels,
        level,
      },
    ),
  );
  return ways.find(([line]) => line && line.size * level >= titlePixels - 0.01) ?? (ways.at(-1) as FarLine[]);
}

/** A name with its number and, for where there is no room for both, by itself. */
export function namesOf(number: TextLine | null | undefined, lines: readonly TextLine[]): string[] {
  const name = lines.map(({ text }) => text).join(' ');
  return number ? [`${number.text} ${name}`, name] : [name];
}

/** A name, and below it, or else beside it, how many steps are hidden. */
function farCard(
  card: Rect,
  names: readonly string[],
  hidden: HiddenSteps | undefined,
  setting: Setting,
): FarCard {
  const { level, pixels } = setting;
  const size = Math.max(textStyles.record.size, leastPixels / level);
  const widthAt = (text: string) => (widthOf(text, 'record') * size) / textStyles.record.size;
  const note = (text: string, x: number, y: number): FarLine => ({
    text,
    style: 'record',
    size,
    width: widthAt(text),
    x,
    y,
  });
  const whole = farText(names, card, setting);
  const last = whole.at(-1);
  if (!(hidden && last)) return { lines: whole, bottom: endOf(last) };

  const above = farText(names, { ...card, height: card.height - size * noteRoom }, setting);
  const first = above.at(-1);
  const lowest = card.y + card.height - size * 0.35;
  const number = [hidden.text, hidden.short].find((text) => widthAt(text) <= card.width - 16);
  const stacked = first && {
    lines: number
      ? [...above, note(number, card.x + 10, Math.min(endOf(first) + size * 0.85, lowest))]
      : above,
    bottom: endOf(first),
  };
  const isFull = first && (first.size >= last.size || first.size * level >= pixels - 0.01);
  if (stacked && isFull) return stacked;
  for (const text of [hidden.text, hidden.short]) {
    const x = card.x + card.width - 6 - widthAt(text);
    if (last.x + last.width + 8 <= x)
      return { lines: [...whole, note(text, x, last.y)], bottom: endOf(last) };
  }
  // A whole name and the number below it, smaller, rather than a part of the name beside it.
  if (stacked && !first.text.endsWith('…')) return stacked;
  const x = card.x + card.width - 6 - widthAt(hidden.short);
  const beside = farText(names, { ...card, width: x - 3 - card.x }, setting);
  const least = beside.at(-1);
  if (least) return { lines: [...beside, note(hidden.short, x, least.y)], bottom: endOf(least) };
  return stacked ?? { lines: whole, bottom: endOf(last) };
}

const endOf = (line: FarLine | undefined): number => (line ? line.y + line.size * 0.3 : 0);
