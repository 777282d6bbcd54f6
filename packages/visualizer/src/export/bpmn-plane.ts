import type { EdgeLayout, Point, Rect, StateLayout } from '../layout/layout.ts';
import { entryDepth } from '../layout/sites.ts';
import { element, type Xml } from './xml.ts';

/** Events on a border stand closer than the usual 36 units. */
const eventSize = 20;
const endSize = 30;
/** From a start event to the state where a case begins. */
const startDistance = 14;

const bounds = (name: string, { x, y, width, height }: Rect) => element(name, { x, y, width, height });
const boundsAround = ({ x, y }: Point, size: number): Rect => ({
  x: x - size / 2,
  y: y - size / 2,
  width: size,
  height: size,
});
const labelOf = (label: Rect | undefined) =>
  label ? element('bpmndi:BPMNLabel', {}, [bounds('dc:Bounds', label)]) : null;

/** How an element of the process is drawn. */
export const shapeOf = (
  id: string,
  box: Rect,
  { label, isExpanded }: { label?: Rect; isExpanded?: true } = {},
): Xml =>
  element('bpmndi:BPMNShape', { id: `${id}_shape`, bpmnElement: id, isExpanded }, [
    bounds('dc:Bounds', box),
    labelOf(label),
  ]);

/** How a flow is drawn; from an event on a border it begins at the rim of the event. */
export function edgeShape(
  id: string,
  route: readonly Point[],
  { label, fromEvent = false }: { label?: Rect; fromEvent?: boolean } = {},
): Xml {
  const [start, ...rest] = route;
  const [next] = rest;
  const begin = start && next && fromEvent ? ahead(start, next, eventSize / 2) : start;
  return element('bpmndi:BPMNEdge', { id: `${id}_shape`, bpmnElement: id }, [
    ...[...(begin ? [begin] : []), ...rest].map(({ x, y }) => element('di:waypoint', { x, y })),
    labelOf(label),
  ]);
}

export const planeOf = (process: string, shapes: readonly Xml[]): Xml =>
  element('bpmndi:BPMNDiagram', { id: 'diagram' }, [
    element('bpmndi:BPMNPlane', { id: 'plane', bpmnElement: process }, shapes),
  ]);

/** The event on the border of the state that an arrow leaves: around where the arrow begins. */
export const eventBounds = ({ route: [start = { x: 0, y: 0 }] }: EdgeLayout): Rect =>
  boundsAround(start, eventSize);

/** The label of an arrow: its row of the card, clear of the event on either side. */
export const labelPlace = ({ label: { box }, isDocked }: EdgeLayout): Rect =>
  isDocked ? { ...box, x: box.x + eventSize / 2 + 2, width: box.width - eventSize - 4 } : box;

/**
 * An end event touches the tip of the arrows that lead to it; its name stands within the box of the
 * state.
 */
export function finalPlace(
  { id, box, lines }: StateLayout,
  edges: readonly EdgeLayout[],
): { bounds: Rect; label: Rect } {
  const route = edges.find(({ target }) => target === id)?.route ?? [];
  const [before, tip] = route.slice(-2);
  const center =
    before && tip
      ? ahead(tip, { x: 2 * tip.x - before.x, y: 2 * tip.y - before.y }, endSize / 2)
      : { x: box.x + box.width / 2, y: box.y + endSize / 2 };
  const circle = boundsAround(center, endSize);
  const isFromAbove = center.x > box.x + endSize;
  const width = Math.max(...lines.map((line) => line.width));
  const label = isFromAbove
    ? { x: box.x, y: circle.y + endSize + 4, width: box.width, height: 20 }
    : { x: circle.x + endSize + 4, y: circle.y + 6, width, height: 20 };
  return { bounds: circle, label };
}

/** The start event and its flow, left of where a case begins. */
export function startPlace({ box }: StateLayout): { bounds: Rect; route: Point[] } {
  const y = box.y + entryDepth;
  const rim = box.x - startDistance;
  return {
    bounds: boundsAround({ x: rim - eventSize / 2, y }, eventSize),
    route: [
      { x: rim, y },
      { x: box.x, y },
    ],
  };
}

/** The point at a distance from `from` in the direction of `to`, along one axis. */
const ahead = (from: Point, to: Point, distance: number): Point => ({
  x: from.x + Math.sign(to.x - from.x) * distance,
  y: from.y + Math.sign(to.y - from.y) * distance,
});
