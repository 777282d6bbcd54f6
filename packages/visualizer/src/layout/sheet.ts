import type { Layout, Point, Rect } from './layout.ts';
import { textStyles } from './text-metrics.ts';

/** From the smallest. */
export const papers = ['a4', 'a3'] as const;
/** The largest paper for a part of a flow that fits no A4. */
export type Paper = (typeof papers)[number];

type Size = readonly [width: number, height: number];
const sizes: Readonly<Record<Paper, Size>> = { a4: [595.28, 841.89], a3: [841.89, 1190.55] };

/** No text is printed smaller than this, in points. */
export const leastPoints = 8;
export const sheetMargin = 20;
/** Above the picture: what the page shows, and its number. */
export const headerHeight = 24;

const smallest = Math.min(...Object.values(textStyles).map(({ size }) => size));
const leastScale = leastPoints / smallest;

/** A page of paper with a flow or a part of it. Lengths are in points, except within `layout`. */
export interface Sheet {
  width: number;
  height: number;
  /** What it shows. */
  title: string;
  layout: Layout;
  /** The piece of the layout that it shows, in units of the layout. */
  box: Rect;
  /** How many points a unit takes. */
  scale: number;
}

type Shown = Pick<Sheet, 'title' | 'layout' | 'box'>;

const upright = ([width, height]: Size): Size => [width, height];
const turned = ([width, height]: Size): Size => [height, width];

/** On the smallest paper on which all text can be read; null where the paper is too small. */
export function fittedOn(paper: Paper, shown: Shown): Sheet | null {
  for (const name of papers.slice(0, papers.indexOf(paper) + 1)) {
    const best = largest(shown, sizes[name]);
    if (best.scale >= leastScale) return best;
  }
  return null;
}

/** The whole on one page, however small that makes it. */
export const reducedTo = (paper: Paper, shown: Shown): Sheet => largest(shown, sizes[paper]);

/** On paper as large as it needs. */
export function unbound(shown: Shown): Sheet {
  const width = shown.box.width * leastScale + 2 * sheetMargin;
  const height = shown.box.height * leastScale + 2 * sheetMargin + headerHeight;
  return { ...shown, width, height, scale: leastScale };
}

function largest(shown: Shown, size: Size): Sheet {
  const [best, other] = [upright(size), turned(size)].map(([width, height]) => {
    const scale = Math.min(
      1,
      (width - 2 * sheetMargin) / shown.box.width,
      (height - 2 * sheetMargin - headerHeight) / shown.box.height,
    );
    return { ...shown, width, height, scale };
  }) as [Sheet, Sheet];
  return other.scale > best.scale ? other : best;
}

const border = 4;

/** All that a layout draws, without its legend and its clauses. */
export function contentOf({ regions, lanes, panels, states, edges }: Layout): Rect {
  return boxAround([
    ...regions,
    ...lanes,
    ...panels,
    ...states.flatMap(({ card, isInitial }) => [card, ...(isInitial ? [beginning(card)] : [])].map(boxed)),
    ...edges.flatMap(({ label, route }) => [label, ...route.map(pointBox).map(boxed)]),
  ]);
}

const boxed = (box: Rect) => ({ box });

/** What holds all of these, with a border. */
export function boxAround(items: readonly { box: Rect }[]): Rect {
  const boxes = items.map(({ box }) => box);
  const left = Math.min(...boxes.map(({ x }) => x)) - border;
  const top = Math.min(...boxes.map(({ y }) => y)) - border;
  const right = Math.max(...boxes.map(({ x, width }) => x + width)) + border;
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + border;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

const pointBox = ({ x, y }: Point): Rect => ({ x: x - 5, y: y - 5, width: 10, height: 10 });
/** The mark of where a case begins stands left of its state. */
const beginning = ({ x, y }: Rect): Rect => ({ x: x - 38, y, width: 38, height: 44 });
