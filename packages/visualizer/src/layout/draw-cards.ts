import type { Lang } from '@conexion/machines';
import type { Edge, Graph, Step } from '../graph/graph.ts';
import {
  type Card,
  cardWidth,
  downArrowX,
  downGap,
  downLabelX,
  padding,
  type Row,
  rowPadding,
} from './card.ts';
import type { Channels } from './channels.ts';
import type { Column } from './columns.ts';
import type { Frame } from './frame.ts';
import type { EdgeLayout, Label, PanelLayout, Point, RecordLayout, Rect, StateLayout } from './layout.ts';
import { titlesOf } from './titles.ts';
import { moved, type Written } from './write-steps.ts';

interface Input {
  graph: Graph;
  lang: Lang;
  columns: readonly Column[];
  channels: Channels;
  frame: Frame;
}

export interface DrawnEdge {
  layout: Omit<EdgeLayout, 'route'>;
  /** Of an arrow straight down to the next card; the others are routed. */
  down: Point[] | null;
}

/** The cards in the columns, with their records and the labels of their arrows. */
export function drawCards({ graph, lang, columns, channels, frame }: Input) {
  const { draw, drawn } = cardPen(graph, lang, (id) => id === graph.initial);
  columns.forEach(({ cards }, index) => {
    for (const { card, top } of cards) draw(card, channels.columnX[index] ?? 0, frame.cardsTop + top);
  });
  return drawn();
}

/** Draws cards one by one, each where it is told. */
export function cardPen(graph: Graph, lang: Lang, isInitial: (state: string) => boolean) {
  const titles = titlesOf(graph, lang);
  const states: StateLayout[] = [];
  const panels: PanelLayout[] = [];
  const records: RecordLayout[] = [];
  const edges = new Map<string, DrawnEdge>();
  const edgeOf = (edge: Edge, label: Label, down: Point[] | null) =>
    edges.set(edge.id, {
      layout: { ...edgeParts(edge, graph), title: titles.edge(edge), label, isDocked: down === null },
      down,
    });

  const draw = (card: Card, x: number, y: number) => {
    const box: Rect = { x, y, width: cardWidth, height: card.headerHeight };
    const lines = card.lines.map((line) => moved(line, x, y));
    const whole: Rect = { x, y, width: cardWidth, height: card.height };
    if (card.state) {
      states.push({
        id: card.id,
        title: titles.place(card.state),
        box,
        card: whole,
        lines,
        closure: null,
        isInitial: isInitial(card.id),
      });
    } else panels.push({ region: card.id, box: whole, lines });
    for (const row of card.records) {
      const { id, source, step } = row.of;
      const label = place(row.written, { x, y: y + row.top, width: cardWidth, height: row.height }, 0);
      records.push({
        id,
        source,
        event: step.event,
        transitions: transitionsOf([step]),
        title: titles.record(row.of),
        label,
      });
    }
    for (const row of card.exits) edgeOf(row.of, rowLabel(row, x, y), null);
    if (card.down) {
      const { edge, written } = card.down;
      const top = y + card.height;
      const bottom = top + written.height + 2 * downGap;
      const label = place(
        written,
        { x: x + downLabelX, y: top + downGap, width: cardWidth - downLabelX, height: written.height },
        0,
        0,
      );
      edgeOf(edge, label, [
        { x: x + downArrowX, y: top },
        { x: x + downArrowX, y: bottom },
      ]);
    }
  };
  const drawn = () => ({
    states,
    panels,
    records,
    edges: graph.edges.map(({ id }) => edges.get(id)).filter((edge) => edge !== undefined),
  });
  return { draw, drawn };
}

const rowLabel = (row: Row<Edge>, x: number, y: number): Label =>
  place(row.written, { x, y: y + row.top, width: cardWidth, height: row.height }, rowPadding);

function place({ lines, badges }: Written, box: Rect, insetY: number, insetX = padding): Label {
  return {
    box,
    lines: lines.map((line) => moved(line, box.x + insetX, box.y + insetY)),
    badges: badges.map((badge) => moved(badge, box.x + insetX, box.y + insetY)),
  };
}

const transitionsOf = (steps: readonly Step[]) =>
  steps.flatMap(({ ways }) => ways.map(({ transition }) => transition));

function edgeParts({ id, source, target, kind, steps }: Edge, graph: Graph) {
  return {
    id,
    source,
    target,
    kind,
    closure: graph.states.find((state) => state.id === target)?.closure ?? null,
    events: steps.map(({ event }) => event),
    transitions: transitionsOf(steps),
  };
}
