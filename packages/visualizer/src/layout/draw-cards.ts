import type { Edge, Graph, Step } from '../graph/graph.ts';
import { type Card, cardWidth, downGap, downLabelX, padding, type Row, rowPadding, stubOf } from './card.ts';
import type { EdgeLayout, Label, PanelLayout, Point, RecordLayout, Rect, StateLayout } from './layout.ts';
import { titlesOf } from './titles.ts';
import { moved, type Written } from './write-steps.ts';

/** A card at its place in the picture. */
export interface PlacedCard extends Point {
  card: Card;
}

/** What a card shows: itself, its records and the labels of its arrows. */
export interface Drawn {
  states: StateLayout[];
  panels: PanelLayout[];
  records: RecordLayout[];
  /** In the order of the graph; their routes are to come, except those that lead elsewhere. */
  edges: EdgeLayout[];
}

interface Facts {
  graph: Graph;
  lang: string;
  isInitial: (state: string) => boolean;
}

/** The cards with their records and the labels of their arrows. */
export function drawCards(facts: Facts, placed: readonly PlacedCard[]): Drawn {
  const { graph, lang } = facts;
  const titles = titlesOf(graph, lang);
  const labels = new Map(placed.flatMap(edgeLabels));
  return {
    states: placed.flatMap((at) => drawState(at, facts)),
    panels: placed.flatMap(drawPanel),
    records: placed.flatMap(({ card, x, y }) =>
      card.records.map((row) => ({
        id: row.of.id,
        source: row.of.source,
        event: row.of.step.event,
        transitions: transitionsOf([row.of.step]),
        title: titles.record(row.of),
        label: place(row.written, rowBox(row, x, y), 0),
      })),
    ),
    edges: graph.edges.flatMap((edge) => {
      const own = labels.get(edge.id);
      if (!own) return [];
      const route = edge.elsewhere ? stubOf(own.label.box) : [];
      return [{ ...edgeParts(edge, graph), title: titles.edge(edge), ...own, route }];
    }),
  };
}

function drawState({ card, x, y }: PlacedCard, { graph, lang, isInitial }: Facts): StateLayout[] {
  if (!card.state) return [];
  return [
    {
      id: card.id,
      title: titlesOf(graph, lang).place(card.state),
      box: { x, y, width: cardWidth, height: card.headerHeight },
      card: { x, y, width: cardWidth, height: card.height },
      lines: card.lines.map((line) => moved(line, x, y)),
      closure: null,
      isInitial: isInitial(card.id),
    },
  ];
}

function drawPanel({ card, x, y }: PlacedCard): PanelLayout[] {
  if (card.state) return [];
  const lines = card.lines.map((line) => moved(line, x, y));
  return [{ id: card.key, source: card.id, box: { x, y, width: cardWidth, height: card.height }, lines }];
}

/** By arrow: its label, docked to the card that it leaves or beside an arrow straight down. */
function edgeLabels({ card, x, y }: PlacedCard): [string, Pick<EdgeLayout, 'label' | 'isDocked'>][] {
  const docked = card.exits.map((row): [string, Pick<EdgeLayout, 'label' | 'isDocked'>] => [
    row.of.id,
    { label: place(row.written, rowBox(row, x, y), rowPadding), isDocked: true },
  ]);
  if (!card.down) return docked;
  const { edge, written } = card.down;
  const box = {
    x: x + downLabelX,
    y: y + card.height + downGap,
    width: cardWidth - downLabelX,
    height: written.height,
  };
  return [...docked, [edge.id, { label: place(written, box, 0, 0), isDocked: false }]];
}

const rowBox = (row: Row<unknown>, x: number, y: number): Rect => ({
  x,
  y: y + row.top,
  width: cardWidth,
  height: row.height,
});

function place({ lines, badges }: Written, box: Rect, insetY: number, insetX = padding): Label {
  return {
    box,
    lines: lines.map((line) => moved(line, box.x + insetX, box.y + insetY)),
    badges: badges.map((badge) => moved(badge, box.x + insetX, box.y + insetY)),
  };
}

const transitionsOf = (steps: readonly Step[]) =>
  steps.flatMap(({ ways }) => ways.map(({ transition }) => transition));

function edgeParts({ id, source, target, kind, steps, elsewhere }: Edge, graph: Graph) {
  return {
    id,
    source,
    target,
    kind,
    closure: elsewhere?.closure ?? graph.states.find((state) => state.id === target)?.closure ?? null,
    events: steps.map(({ event }) => event),
    transitions: transitionsOf(steps),
  };
}
