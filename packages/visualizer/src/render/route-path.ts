import type { Point } from '../layout/layout.ts';

const radius = 7;
const headLength = 10;
const headHalfWidth = 4.5;

const towards = (from: Point, to: Point, length: number): Point => ({
  x: from.x + Math.sign(to.x - from.x) * length,
  y: from.y + Math.sign(to.y - from.y) * length,
});
const distance = (a: Point, b: Point) => Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
const pair = ({ x, y }: Point) => `${x} ${y}`;

/** The line of an arrow with round corners, ended where its head begins. */
export function routePath(route: readonly Point[]): string {
  const [start, ...rest] = route;
  if (!start) return '';
  let path = `M${pair(start)}`;
  rest.forEach((point, index) => {
    const before = route[index] as Point;
    const after = rest[index + 1];
    if (!after) {
      path += `L${pair(towards(point, before, headLength - 2))}`;
      return;
    }
    const bend = Math.min(radius, distance(before, point) / 2, distance(point, after) / 2);
    path += `L${pair(towards(point, before, bend))}Q${pair(point)} ${pair(towards(point, after, bend))}`;
  });
  return path;
}

/** The head of an arrow: a triangle with its tip at the end of the route. */
export function headPath(route: readonly Point[]): string {
  const tip = route.at(-1);
  const before = route.at(-2);
  if (!tip || !before) return '';
  const base = towards(tip, before, headLength);
  const isVertical = before.x === tip.x;
  const [dx, dy] = isVertical ? [headHalfWidth, 0] : [0, headHalfWidth];
  return `M${pair(tip)}L${base.x + dx} ${base.y + dy}L${base.x - dx} ${base.y - dy}Z`;
}
