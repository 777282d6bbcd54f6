import { expedienteMachine, pendienteMachine } from '@conexion/machines';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AnyStateMachine } from 'xstate';
import { order } from '../../test/machines/order.ts';
import { randomMachine } from '../../test/machines/random.ts';
import toggle from '../../test/machines/toggle.ts';
import { trafficLight } from '../../test/machines/traffic-light.ts';
import { chartOfMachine } from '../graph/chart-of-machine.ts';
import type { Graph } from '../graph/graph.ts';
import { graphOfChart } from '../graph/graph-of-chart.ts';
import { generalLayoutOf } from './general-layout-of.ts';
import type { Layout, Point, Rect } from './layout.ts';

const machines: [string, AnyStateMachine][] = [
  ...[toggle, trafficLight, order, expedienteMachine, pendienteMachine].map(
    (machine): [string, AnyStateMachine] => [machine.id, machine],
  ),
  ['60 random states', randomMachine(7, 60)],
  ['25 other random states', randomMachine(11, 25)],
];

const right = ({ x, width }: Rect) => x + width;
const bottom = ({ y, height }: Rect) => y + height;
const overlap = (a: Rect, b: Rect) => a.x < right(b) && b.x < right(a) && a.y < bottom(b) && b.y < bottom(a);
const isWithin = (a: Rect, b: Rect) =>
  a.x >= b.x && a.y >= b.y && right(a) <= right(b) && bottom(a) <= bottom(b);
/** The pairs of which both hold. */
const pairs = <T>(items: readonly T[], holds: (a: T, b: T) => boolean) =>
  items.flatMap((a, index) => items.slice(index + 1).flatMap((b) => (holds(a, b) ? [[a, b]] : [])));
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

describe.each(machines)('the picture of %s', (_, machine) => {
  let graph: Graph;
  let layout: Layout;
  beforeAll(async () => {
    graph = graphOfChart(chartOfMachine(machine));
    layout = await generalLayoutOf(graph, 'es');
  });
  const cards = () => [
    ...layout.states.map(({ id, card }) => ({ id, box: card })),
    ...layout.panels.map(({ region, box }) => ({ id: region, box })),
  ];
  const ids = (found: readonly { id: string }[][]) => found.map((pair) => pair.map(({ id }) => id));

  test('shows every state, region, arrow and record', () => {
    expect(layout.states.map(({ id }) => id)).toEqual(graph.states.map(({ id }) => id));
    expect(layout.regions.map(({ id }) => id)).toEqual(graph.regions.map(({ id }) => id));
    expect(layout.edges.map(({ id }) => id)).toEqual(graph.edges.map(({ id }) => id));
    expect(layout.records.map(({ id }) => id).sort()).toEqual(graph.records.map(({ id }) => id).sort());
  });

  test('is the same every time', async () => {
    expect(await generalLayoutOf(graph, 'es')).toEqual(layout);
  });

  test('has no two cards on top of each other', () => {
    expect(ids(pairs(cards(), (a, b) => overlap(a.box, b.box)))).toEqual([]);
  });

  test('has regions within their region and apart from the others, and cards within theirs', () => {
    const regionOf = new Map(layout.regions.map((region) => [region.id, region.box]));
    const parentOf = new Map(graph.regions.map(({ id, parent }) => [id, parent]));
    const isInside = (id: string, ancestor: string): boolean => {
      const parent = parentOf.get(id) ?? null;
      return parent !== null && (parent === ancestor || isInside(parent, ancestor));
    };
    for (const { id, box } of layout.regions) {
      const parent = parentOf.get(id);
      if (parent) expect(isWithin(box, regionOf.get(parent) as Rect)).toBe(true);
    }
    const strangers = pairs(
      layout.regions,
      (a, b) => !isInside(a.id, b.id) && !isInside(b.id, a.id) && overlap(a.box, b.box),
    );
    expect(ids(strangers)).toEqual([]);
    for (const { id, region } of graph.states) {
      const { card } = layout.states.find((state) => state.id === id) as Layout['states'][0];
      for (const { id: other, box } of layout.regions) {
        const isHome = region === other || (region !== null && isInside(region, other));
        expect(isHome ? isWithin(card, box) : !overlap(card, box)).toBe(true);
      }
    }
  });

  test('has labels apart, each within the card that its arrow leaves', () => {
    const labels = [...layout.edges, ...layout.records];
    expect(ids(pairs(labels, (a, b) => overlap(a.label.box, b.label.box)))).toEqual([]);
    for (const { source, label } of labels) {
      const home = cards().find(({ id }) => id === source);
      expect(home && isWithin(label.box, home.box)).toBe(true);
      for (const line of label.lines) {
        expect(line.x >= label.box.x && line.x + line.width <= right(label.box)).toBe(true);
      }
    }
  });

  test('has arrows of straight pieces, from the right of their card to the left of the other', () => {
    for (const { id, source, target, route } of layout.edges) {
      const [from, to] = [source, target].map((end) => cards().find((card) => card.id === end)?.box as Rect);
      expect(route.length).toBeGreaterThan(1);
      const [start, end] = [route[0] as Point, route.at(-1) as Point];
      expect([id, start.x, end.x]).toEqual([id, right(from as Rect), (to as Rect).x]);
      expect(start.y).toBeGreaterThan((from as Rect).y);
      expect(end.y).toBeLessThan(bottom(to as Rect));
      for (const piece of pieces(route)) expect(Math.min(piece.width, piece.height)).toBe(0);
    }
  });

  test('has no arrow across a card or a title', () => {
    const titles = layout.regions.flatMap(({ id, lines }) =>
      lines.map((line) => ({
        id: `title of ${id}`,
        box: { x: line.x, y: line.y - 18, width: line.width, height: 22 },
      })),
    );
    const obstacles = [...cards(), ...titles];
    const crossed = layout.edges.flatMap((edge) =>
      obstacles
        .filter(({ box }) => pieces(edge.route).some((piece) => touches(piece, shrunk(box))))
        .map((obstacle) => `${edge.id} across ${obstacle.id}`),
    );
    expect(crossed).toEqual([]);
  });

  test('has the tips of arrows together only where they lead to the same place', () => {
    const tips = layout.edges.map(({ id, target, route }) => ({ id, target, tip: route.at(-1) as Point }));
    const met = pairs(
      tips,
      (a, b) => a.target !== b.target && Math.hypot(a.tip.x - b.tip.x, a.tip.y - b.tip.y) < 12,
    );
    expect(ids(met)).toEqual([]);
  });

  test('lies within its borders', () => {
    const whole = { x: 0, y: 0, width: layout.width, height: layout.height };
    for (const { box } of [...cards(), ...layout.regions, { box: layout.legend.box }]) {
      expect(isWithin(box, whole)).toBe(true);
    }
    for (const { route } of layout.edges)
      for (const piece of pieces(route)) expect(isWithin(piece, whole)).toBe(true);
  });
});

/** Whether a piece of a line, which has no width, goes through a box. */
const touches = (piece: Rect, box: Rect) =>
  piece.x < right(box) && box.x < right(piece) + 0.5 && piece.y < bottom(box) && box.y < bottom(piece) + 0.5;
