import { definition, type Lang, languages } from '@conexion/machines';
import { describe, expect, test } from 'vitest';
import { collapse, collapsibleRegions } from '../graph/collapse.ts';
import { graphOf } from '../graph/graph-of.ts';
import { type Layout, type LayoutView, layoutViews, type Point, type Rect, type TextLine } from './layout.ts';
import { layoutOf } from './layout-of.ts';
import { textStyles } from './text-metrics.ts';

const machine = definition();
const graph = graphOf(machine);
const layoutIn = (view: LayoutView, lang: Lang, collapsed: readonly string[] = []) =>
  layoutOf(collapse(graph, collapsed), lang, view);
const wholes = layoutViews.flatMap((view) => languages.map((lang) => [view, lang] as const));

/** Each stage collapsed by itself, all of them, and all but each. */
const collapsible = collapsibleRegions(graph).map(({ id }) => id);
const collapsedSets = [
  [],
  ...collapsible.map((id) => [id]),
  collapsible,
  ...collapsible.map((id) => collapsible.filter((other) => other !== id)),
];
const pictures = wholes.flatMap(([view, lang]) =>
  collapsedSets.map((collapsed) => ({ view, lang, collapsed })),
);

type Named = Rect & { name: string };
type Segment = { from: Point; to: Point; target: string; name: string };

const named = (name: string, { x, y, width, height }: Rect): Named => ({ x, y, width, height, name });
const overlap = (a: Rect, b: Rect) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const inside = (inner: Rect, outer: Rect) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

/** The room that a line of text takes: its height is that of capitals and descenders. */
const textBox = ({ text, x, y, width, style }: TextLine): Named => {
  const { size } = textStyles[style];
  return { name: text, x, y: y - size * 0.75, width, height: size * 0.95 };
};

const overlaps = (boxes: readonly Named[]) =>
  boxes.flatMap((a, index) =>
    boxes.slice(index + 1).flatMap((b) => (overlap(a, b) ? [`${a.name} / ${b.name}`] : [])),
  );

const labelsOf = ({ edges, records }: Layout) =>
  [...edges, ...records].map(({ id, label }) => ({ ...label, box: named(id, label.box) }));

/** What no line of an arrow may touch, and no other of its kind either. */
const obstacles = (layout: Layout): Named[] => [
  ...layout.states.map(({ id, card }) => named(id, card)),
  ...layout.panels.map(({ id, box }) => named(`panel of ${id}`, box)),
  ...layout.lanes.map(({ actor, label }) => named(actor, label.box)),
  ...layout.edges.filter(({ isDocked }) => !isDocked).map(({ id, label }) => named(id, label.box)),
  ...layout.regions.flatMap(({ lines, number, held }) => [
    ...[...lines, ...(number ? [number] : [])].map(textBox),
    ...(held ? [named(held.status, held.label.box)] : []),
  ]),
  ...layout.clauses.entries.map(({ clause, box }) => named(clause, box)),
  ...layout.clauses.heading.map(textBox),
  named('legend', layout.legend.box),
];

const textsOf = (layout: Layout): TextLine[] => [
  ...layout.regions.flatMap(({ lines, number, held }) => [
    ...lines,
    ...(number ? [number] : []),
    ...(held?.label.lines ?? []),
  ]),
  ...layout.panels.flatMap(({ lines }) => lines),
  ...layout.lanes.flatMap(({ label }) => label.lines),
  ...layout.states.flatMap(({ lines }) => lines),
  ...labelsOf(layout).flatMap(({ lines }) => lines),
  ...layout.legend.lines,
  ...[...layout.legend.actors, ...layout.legend.arrows].map(({ line }) => line),
  ...layout.clauses.heading,
  ...layout.clauses.entries.flatMap(({ lines }) => lines),
];

const segmentsOf = ({ edges }: Layout): Segment[] =>
  edges.flatMap(({ id, target, route }) =>
    route.slice(1).map((to, index) => ({ from: route[index] as Point, to, target, name: id })),
  );

const rectOf = ({ from, to }: Segment): Rect => ({
  x: Math.min(from.x, to.x),
  y: Math.min(from.y, to.y),
  width: Math.abs(from.x - to.x),
  height: Math.abs(from.y - to.y),
});

describe.each(wholes)('the layout by %s in %s', (view, lang) => {
  const layout = layoutIn(view, lang);

  test('gives the same bytes every time', () => {
    expect(JSON.stringify(layoutIn(view, lang))).toBe(JSON.stringify(layout));
  });

  test('suits a screen of 1440 by 900', () => {
    expect(layout.width / layout.height).toBeGreaterThan(1.45);
    expect(layout.width / layout.height).toBeLessThan(1.75);
  });

  test('stands for every transition of the machine exactly once', () => {
    const drawn = [...layout.edges, ...layout.records].flatMap(({ transitions }) => transitions);
    expect([...drawn].sort()).toEqual(machine.transitions.map(({ id }) => id).sort());
  });

  test('has the words of every clause that it cites', () => {
    const cited = machine.transitions.flatMap(({ clauses }) => clauses);
    const worded = layout.clauses.entries.map(({ clause }) => clause);
    expect([...new Set(cited)].filter((clause) => !worded.includes(clause))).toEqual([]);
    for (const { id, title } of [...layout.states, ...layout.edges, ...layout.records]) {
      expect(title, id).toContain('\n');
    }
  });

  test('is the reviewed one', async () => {
    await expect(legible(layout)).toMatchFileSnapshot(`${view}.${lang}.golden.txt`);
  });
});

describe.each(pictures)('the layout by $view in $lang without $collapsed', ({ view, lang, collapsed }) => {
  const layout = layoutIn(view, lang, collapsed);

  test('has no box over another, nor over a title, a label between cards, the legend or the clauses', () => {
    expect(overlaps(obstacles(layout))).toEqual([]);
  });

  test('has no label over another, nor over a state', () => {
    const exits = layout.edges.map(({ id, label }) => named(id, label.box));
    const states = layout.states.map(({ id, box }) => named(id, box));
    expect(overlaps([...exits, ...states])).toEqual([]);
    expect(overlaps(layout.records.map(({ id, label }) => named(id, label.box)))).toEqual([]);
  });

  test('has no text over another', () => {
    expect(overlaps(textsOf(layout).map(textBox))).toEqual([]);
  });

  test('cuts no text: every line is within its label, its state or its region', () => {
    for (const { box, lines, badges } of labelsOf(layout)) {
      for (const line of lines) expect(inside(textBox(line), box), `${line.text} in ${box.name}`).toBe(true);
      for (const { x, y } of badges) expect(inside({ x, y, width: 15, height: 1 }, box)).toBe(true);
    }
    for (const { box, lines } of [...layout.states, ...layout.panels, ...layout.regions]) {
      for (const line of lines) expect(inside(textBox(line), box), line.text).toBe(true);
    }
  });

  test('keeps docked labels and records within the card that they belong to', () => {
    const cards = [...layout.states.map(({ id, card }) => ({ source: id, box: card })), ...layout.panels];
    const docked = layout.edges.filter(({ isDocked }) => isDocked);
    for (const { id, source, label } of [...docked, ...layout.records]) {
      const own = cards.filter((card) => card.source === source);
      expect(
        own.filter(({ box }) => inside(label.box, box)),
        id,
      ).toHaveLength(1);
    }
  });

  test('keeps every card within its region, and the regions apart', () => {
    const regions = new Map(layout.regions.map(({ id, box }) => [id, box]));
    for (const { id, card } of layout.states) {
      const region = regions.get(id) ?? regions.get(id.slice(0, id.indexOf('.')));
      if (region) expect(inside(card, region), id).toBe(true);
    }
    expect(overlaps(layout.regions.map(({ id, box }) => named(id, box)))).toEqual([]);
  });

  test('reads from left to right and from top to bottom', () => {
    const lefts = layout.regions.map(({ box }) => box.x);
    expect(lefts).toEqual([...lefts].sort((a, b) => a - b));
    for (const { id, isStage } of layout.regions) {
      const tops = layout.states.filter((state) => state.id.startsWith(`${id}.`)).map(({ box }) => box.y);
      if (isStage && view === 'stages') expect(tops).toEqual([...tops].sort((a, b) => a - b));
    }
  });

  test('leads every arrow in right angles from its label to the border of its target', () => {
    const boxes = new Map(layout.states.map(({ id, box }) => [id, box]));
    for (const { id, label, isDocked, route, target } of layout.edges) {
      const [start] = route;
      const tip = route.at(-1);
      const box = boxes.get(target);
      if (!start || !tip || !box) throw new Error(`${id} leads nowhere`);
      for (const { from, to } of segmentsOf({ ...layout, edges: layout.edges.filter((e) => e.id === id) })) {
        expect(from.x === to.x || from.y === to.y, id).toBe(true);
        expect(from.x === to.x && from.y === to.y, id).toBe(false);
      }
      const touches = (point: Point, { x, y, width, height }: Rect) =>
        point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height;
      expect(touches(tip, box), id).toBe(true);
      expect([box.x, box.x + box.width].includes(tip.x) || box.y === tip.y, id).toBe(true);
      if (isDocked) expect(touches(start, label.box), id).toBe(true);
    }
  });

  test('leads no arrow through a card, a label, a title, the legend or a clause', () => {
    const boxes = obstacles(layout);
    const hits = segmentsOf(layout).flatMap((segment) => {
      const line = rectOf(segment);
      const through = boxes.filter(
        ({ x, y, width, height }) =>
          line.x < x + width &&
          x < line.x + line.width + (line.width === 0 ? 0.01 : 0) &&
          line.y < y + height &&
          y < line.y + line.height + (line.height === 0 ? 0.01 : 0),
      );
      return through.map(({ name }) => `${segment.name} through ${name}`);
    });
    expect(hits).toEqual([]);
  });

  test('lays no arrow on another, except those that share an end', () => {
    const segments = segmentsOf(layout);
    const near = 5;
    const laid = segments.flatMap((a, index) =>
      segments.slice(index + 1).flatMap((b) => {
        if (a.target === b.target) return [];
        const [ra, rb] = [rectOf(a), rectOf(b)];
        const isAcross = (ra.width === 0) !== (rb.width === 0);
        if (isAcross) return [];
        const grown = {
          x: ra.x - near,
          y: ra.y - near,
          width: ra.width + 2 * near,
          height: ra.height + 2 * near,
        };
        return overlap(grown, { ...rb, width: rb.width + 0.01, height: rb.height + 0.01 })
          ? [`${a.name} on ${b.name}`]
          : [];
      }),
    );
    expect(laid).toEqual([]);
  });

  test('stays within the picture', () => {
    const page = { x: 0, y: 0, width: layout.width, height: layout.height };
    for (const box of [...obstacles(layout), ...layout.regions.map(({ box }) => box)]) {
      expect(inside(box, page)).toBe(true);
    }
    for (const { x, y } of layout.edges.flatMap(({ route }) => route)) {
      expect(inside({ x, y, width: 0, height: 0 }, page)).toBe(true);
    }
  });
});

test.each(languages)(
  'the layout by lanes in %s has every step in the lane of its actor, and the lanes apart',
  (lang) => {
    const layout = layoutIn('lanes', lang);
    const actorOf = new Map(machine.transitions.map(({ id, actor }) => [id, actor]));
    for (const { id, transitions, label } of [...layout.edges, ...layout.records]) {
      for (const transition of transitions) {
        const lane = layout.lanes.find(({ actor }) => actor === actorOf.get(transition));
        expect(lane && inside(label.box, lane.box), id).toBe(true);
      }
    }
    expect(overlaps(layout.lanes.map(({ actor, box }) => named(actor, box)))).toEqual([]);
  },
);

/** JSON with one element of the picture on each line, so that a difference can be read. */
function legible(layout: Layout): string {
  const value = (entry: unknown) =>
    Array.isArray(entry) && entry.length > 0
      ? `[\n${entry.map((item) => JSON.stringify(item)).join(',\n')}\n]`
      : JSON.stringify(entry);
  const entries = Object.entries(layout).map(([key, entry]) => `${JSON.stringify(key)}: ${value(entry)}`);
  return `{\n${entries.join(',\n')}\n}\n`;
}
