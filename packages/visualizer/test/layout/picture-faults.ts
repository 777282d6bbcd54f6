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

/** A picture as its faults are looked for. */
interface Picture {
  graph: Graph;
  layout: Layout;
  cards: Box[];
  cardOf(id: string): Rect;
  /** Whether a region lies in another. */
  isInside(id: string, ancestor: string): boolean;
}

/** What is wrong in the picture of a machine by its geometry, a line for each fault. */
export function pictureFaults(graph: Graph, layout: Layout): string[] {
  const cards: Box[] = [
    ...layout.states.map(({ id, card }) => ({ id, box: card })),
    ...layout.panels.map(({ id, box }) => ({ id, box })),
  ];
  const boxes = new Map(cards.map(({ id, box }) => [id, box]));
  const parentOf = new Map(graph.regions.map(({ id, parent }) => [id, parent]));
  const isInside = (id: string, ancestor: string): boolean => {
    const parent = parentOf.get(id) ?? null;
    return parent !== null && (parent === ancestor || isInside(parent, ancestor));
  };
  const picture = { graph, layout, cards, cardOf: (id: string) => boxes.get(id) as Rect, isInside };
  const kinds = [regionFaults, textFaults, routeFaults, tipFaults, wholeFaults];
  return [
    ...pairs(cards, (a, b) => overlap(a.box, b.box)).map(([a, b]) => `${a.id} covers ${b.id}`),
    ...kinds.flatMap((faultsIn) => faultsIn(picture)),
  ];
}

const fault = (text: string, where: boolean): string[] => (where ? [text] : []);

function regionFaults({ graph, layout: { regions }, cardOf, isInside }: Picture): string[] {
  const areApart = (a: string, b: string) => !isInside(a, b) && !isInside(b, a);
  const covering = pairs(regions, (a, b) => areApart(a.id, b.id) && overlap(a.box, b.box));
  return [
    ...covering.map(([a, b]) => `region ${a.id} covers region ${b.id}`),
    ...regions.flatMap(({ id, box }) => {
      const { parent } = graph.regions.find((region) => region.id === id) ?? {};
      const around = regions.find((region) => region.id === parent);
      return [
        ...fault(`region ${id} leaves its region`, around !== undefined && !isWithin(box, around.box)),
        ...graph.states.flatMap(({ id: state, region }) => {
          const card = cardOf(state);
          const isHome = region === id || (region !== null && isInside(region, id));
          return fault(
            `${state} is not where ${id} says`,
            isHome ? !isWithin(card, box) : overlap(card, box),
          );
        }),
      ];
    }),
  ];
}

function textFaults({ layout: { edges, records, states, panels }, cardOf }: Picture): string[] {
  const labels = [...edges, ...records];
  const covering = pairs(labels, (a, b) => overlap(a.label.box, b.label.box));
  const texts = [
    ...labels.map(({ source, label }) => ({ id: source, lines: label.lines, box: label.box })),
    ...states.map(({ id, lines, box }) => ({ id, lines, box })),
    ...panels.map(({ id, lines, box }) => ({ id, lines, box })),
  ];
  return [
    ...covering.map(([a, b]) => `the label of ${a.id} covers that of ${b.id}`),
    ...texts.flatMap(({ id, lines, box }) => [
      ...fault(`a text of ${id} is not in its card`, !isWithin(box, cardOf(id))),
      ...lines.flatMap((line) =>
        fault(`'${line.text}' reaches over ${id}`, line.x < box.x || line.x + line.width > right(box)),
      ),
    ]),
  ];
}

function routeFaults({ layout: { edges, regions }, cards, cardOf }: Picture): string[] {
  const titles: Box[] = regions.flatMap(({ id, lines }) =>
    lines.map(({ x, y, width }) => ({ id: `title of ${id}`, box: { x, y: y - 18, width, height: 22 } })),
  );
  return edges.flatMap(({ id, source, target, kind, route }) => {
    const [from, to] = [cardOf(source), cardOf(target)];
    const [start, end] = [route[0] as Point, route.at(-1) as Point];
    const crosses = (box: Rect) => pieces(route).some((piece) => touches(piece, shrunk(box)));
    return [
      ...fault(`${id} does not leave its card at the right`, start.x !== right(from) || start.y <= from.y),
      ...fault(`${id} does not enter its card at the left`, end.x !== to.x || end.y >= bottom(to)),
      ...fault(`${id} is forward and leads to the left`, kind === 'forward' && end.x < start.x),
      ...pieces(route).flatMap(({ width, height }) => fault(`${id} slants`, Math.min(width, height) !== 0)),
      ...[...cards, ...titles].flatMap((obstacle) =>
        fault(`${id} crosses ${obstacle.id}`, crosses(obstacle.box)),
      ),
    ];
  });
}

function tipFaults({ layout: { edges } }: Picture): string[] {
  const tips = edges.map(({ id, target, route }) => ({ id, target, tip: route.at(-1) as Point }));
  const areNear = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y) < 12;
  return pairs(tips, (a, b) => a.target !== b.target && areNear(a.tip, b.tip)).map(
    ([a, b]) => `the tips of ${a.id} and ${b.id} meet`,
  );
}

function wholeFaults({ graph, layout, cards, cardOf }: Picture): string[] {
  const { states, regions, legend, edges, width, height } = layout;
  const begin: Rect | undefined = cardOf(graph.initial);
  const isBeside = begin && states.some(({ id, card }) => id !== graph.initial && card.x <= begin.x);
  const whole = { x: 0, y: 0, width, height };
  const isCut = (box: Rect) => !isWithin(box, whole);
  return [
    ...fault('the initial state is not leftmost', isBeside === true),
    ...[...cards, ...regions, { id: 'the legend', box: legend.box }].flatMap(({ id, box }) =>
      fault(`${id} is cut off`, isCut(box)),
    ),
    ...edges.flatMap(({ id, route }) => fault(`${id} is cut off`, pieces(route).some(isCut))),
  ];
}
