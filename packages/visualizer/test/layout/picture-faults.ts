import type { Graph } from '../../src/graph/graph.ts';
import type { Layout, Point, Rect } from '../../src/layout/layout.ts';

const right = ({ x, width }: Rect) => x + width;
const bottom = ({ y, height }: Rect) => y + height;
const overlap = (a: Rect, b: Rect) => a.x < right(b) && b.x < right(a) && a.y < bottom(b) && b.y < bottom(a);
const isWithin = (a: Rect, b: Rect) =>
  a.x >= b.x && a.y >= b.y && right(a) <= right(b) && bottom(a) <= bottom(b);
/** The pairs of which both hold. */
const pairs = <T>(items: readonly T[], holds: (a: T, b: T) => boolean): (readonly [T, T])[] =>
  items.flatMap((a, index) => items.slice(index + 1).flatMap((b) => (holds(a, b) ? [[a, b] as const] : [])));
/** The pieces of a route, as rectangles without width. */
const pieces = (route: readonly Point[]): Rect[] =>
  route.slice(1).map((to, index) => {
    const from = route[index] as Point;
    return {
      x: Math.min(from.x, to.x),
      y: Math.min(from.y, to.y),
      width: Math.abs(from.x - to.x),
      height: Math.abs(from.y - to.y),
    };
  });
const shrunk = ({ x, y, width, height }: Rect): Rect => ({
  x: x + 1,
  y: y + 1,
  width: width - 2,
  height: height - 2,
});
/** Whether a piece of a line, which has no width, goes through a box. */
const touches = (piece: Rect, box: Rect) =>
  piece.x < right(box) && box.x < right(piece) + 0.5 && piece.y < bottom(box) && box.y < bottom(piece) + 0.5;

interface Box {
  id: string;
  box: Rect;
}

/** What is wrong in the picture of a machine by its geometry, a line for each fault. */
export function pictureFaults(graph: Graph, layout: Layout): string[] {
  const { states, panels, regions, edges, records, legend, width, height } = layout;
  const cards: Box[] = [
    ...states.map(({ id, card }) => ({ id, box: card })),
    ...panels.map(({ id, box }) => ({ id, box })),
  ];
  const cardOf = new Map(cards.map(({ id, box }) => [id, box]));
  const parentOf = new Map(graph.regions.map(({ id, parent }) => [id, parent]));
  const isInside = (id: string, ancestor: string): boolean => {
    const parent = parentOf.get(id) ?? null;
    return parent !== null && (parent === ancestor || isInside(parent, ancestor));
  };
  const titles: Box[] = regions.flatMap(({ id, lines }) =>
    lines.map((line) => ({
      id: `title of ${id}`,
      box: { x: line.x, y: line.y - 18, width: line.width, height: 22 },
    })),
  );
  const faults: string[] = [];
  const found = (fault: string, where: boolean) => {
    if (where) faults.push(fault);
  };

  for (const [a, b] of pairs(cards, (one, other) => overlap(one.box, other.box)))
    faults.push(`${a.id} covers ${b.id}`);
  const areApart = (a: string, b: string) => !isInside(a, b) && !isInside(b, a);
  for (const [a, b] of pairs(
    regions,
    (one, other) => areApart(one.id, other.id) && overlap(one.box, other.box),
  ))
    faults.push(`region ${a.id} covers region ${b.id}`);
  for (const { id, box } of regions) {
    const parent = regions.find((region) => region.id === parentOf.get(id));
    found(`region ${id} leaves its region`, parent !== undefined && !isWithin(box, parent.box));
    for (const { id: state, region } of graph.states) {
      const card = cardOf.get(state) as Rect;
      const isHome = region === id || (region !== null && isInside(region, id));
      found(`${state} is not where ${id} says`, isHome ? !isWithin(card, box) : overlap(card, box));
    }
  }

  const labels = [...edges, ...records];
  for (const [a, b] of pairs(labels, (one, other) => overlap(one.label.box, other.label.box)))
    faults.push(`the label of ${a.id} covers that of ${b.id}`);
  const texts = [
    ...labels.map(({ source, label }) => ({ id: source, lines: label.lines, box: label.box })),
    ...states.map(({ id, lines, box }) => ({ id, lines, box })),
    ...panels.map(({ id, lines, box }) => ({ id, lines, box })),
  ];
  for (const { id, lines, box } of texts) {
    found(`a text of ${id} is not in its card`, !isWithin(box, cardOf.get(id) as Rect));
    for (const line of lines)
      found(`'${line.text}' reaches over ${id}`, line.x < box.x || line.x + line.width > right(box));
  }

  const obstacles = [...cards, ...titles];
  for (const { id, source, target, kind, route } of edges) {
    const [from, to] = [cardOf.get(source) as Rect, cardOf.get(target) as Rect];
    const [start, end] = [route[0] as Point, route.at(-1) as Point];
    found(`${id} does not leave its card at the right`, start.x !== right(from) || start.y <= from.y);
    found(`${id} does not enter its card at the left`, end.x !== to.x || end.y >= bottom(to));
    found(`${id} is forward and leads to the left`, kind === 'forward' && end.x < start.x);
    for (const piece of pieces(route)) found(`${id} slants`, Math.min(piece.width, piece.height) !== 0);
    for (const { id: obstacle, box } of obstacles)
      found(
        `${id} crosses ${obstacle}`,
        pieces(route).some((piece) => touches(piece, shrunk(box))),
      );
  }
  const tips = edges.map(({ id, target, route }) => ({ id, target, tip: route.at(-1) as Point }));
  for (const [a, b] of pairs(
    tips,
    (one, other) =>
      one.target !== other.target && Math.hypot(one.tip.x - other.tip.x, one.tip.y - other.tip.y) < 12,
  ))
    faults.push(`the tips of ${a.id} and ${b.id} meet`);

  const begin = cardOf.get(graph.initial);
  found(
    'the initial state is not leftmost',
    begin !== undefined && states.some(({ id, card }) => id !== graph.initial && card.x <= begin.x),
  );
  const whole = { x: 0, y: 0, width, height };
  const all = [...cards, ...regions, { id: 'the legend', box: legend.box }];
  for (const { id, box } of all) found(`${id} is cut off`, !isWithin(box, whole));
  for (const { id, route } of edges)
    found(
      `${id} is cut off`,
      pieces(route).some((piece) => !isWithin(piece, whole)),
    );
  return faults;
}
