import type { Graph, Region } from '../graph/graph.ts';
import { readingOrder } from '../graph/reading-order.ts';
import { type Card, cardWidth } from './card.ts';
import type { ElkEdge, ElkNode, ElkPort } from './elk-node.ts';
import type { Point, Rect } from './layout.ts';
import { entryDepth, exitDepth } from './sites.ts';

/** The mark of where a machine begins stands left of its state. */
export const initialRoom = 46;
/** Below the name, so that an arrow and that mark do not meet. */
const entryBesideMark = entryDepth + 14;

/** For the whole and, since no region inherits them, for each. */
const spacing = {
  'elk.layered.spacing.nodeNodeBetweenLayers': '60',
  'elk.layered.spacing.edgeNodeBetweenLayers': '24',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '12',
  'elk.spacing.nodeNode': '36',
  'elk.spacing.edgeNode': '24',
  'elk.spacing.edgeEdge': '12',
};
const options = {
  ...spacing,
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.json.shapeCoords': 'ROOT',
  'elk.json.edgeCoords': 'ROOT',
  'elk.randomSeed': '1',
};

interface Input {
  graph: Graph;
  cards: ReadonlyMap<string, Card>;
  isInitial: (state: string) => boolean;
  /** The height of a region's title. */
  titleHeightOf: (region: Region) => number;
}

/**
 * What is laid out: cards with a port for what comes in and one for each row that goes out, in
 * their regions.
 */
export function elkGraphOf({ graph: whole, cards, isInitial, titleHeightOf }: Input): ElkNode {
  const graph = { ...whole, edges: whole.edges.filter(({ elsewhere }) => !elsewhere) };
  const order = readingOrder(graph);
  const regions = new Map(graph.regions.map((region) => [region.id, region]));
  const within = (region: string | null): ElkNode[] =>
    order.within(region).flatMap((place) => {
      const child = place === region ? undefined : regions.get(place);
      const card = cards.get(place);
      if (!child) return card ? [cardNode(card, card.state !== null && isInitial(card.id))] : [];
      return [
        {
          id: regionId(place),
          children: within(place),
          layoutOptions: {
            ...spacing,
            'elk.padding': `[top=${titleHeightOf(child)},left=24,bottom=24,right=24]`,
          },
        },
      ];
    });
  // An arrow back is given the other way round: so there is no circle for elkjs to break elsewhere.
  const edges = graph.edges.map((edge): ElkEdge => {
    const { id, target } = edge;
    const [from, to] = [outPort(id), inPort(target)];
    return order.isBack(edge)
      ? { id, sources: [to], targets: [from] }
      : { id, sources: [from], targets: [to] };
  });
  const nodeOf = (place: string, region: string | null) => {
    const card = cards.get(place);
    return card && (place === region || !regions.has(place)) ? card : null;
  };
  /** All else in a region stands right of where it begins: what no arrow keeps there, these do. */
  const onwards = [null, ...regions.keys()].flatMap((region) => {
    const begin = order.beginOf(region);
    if (begin === undefined || !order.within(region).includes(begin)) return [];
    const from = nodeOf(begin, region) ? onwardsPort(begin) : regionId(begin);
    return order.sourcesIn(region).flatMap((place): ElkEdge[] => {
      if (place === begin || (place === region && !cards.has(place))) return [];
      const to = nodeOf(place, region) ? inPort(place) : regionId(place);
      return [{ id: `onwards ${region} ${place}`, sources: [from], targets: [to] }];
    });
  });
  return { id: 'root', layoutOptions: options, children: within(null), edges: [...edges, ...onwards] };
}

/** A card, with the room left of it for the mark of where a machine begins. */
function cardNode({ id, height, exits }: Card, isMarked: boolean): ElkNode {
  const inset = isMarked ? initialRoom : 0;
  return {
    id: cardId(id),
    width: inset + cardWidth,
    height,
    layoutOptions: { 'elk.portConstraints': 'FIXED_POS' },
    ports: [
      port(inPort(id), 0, isMarked ? entryBesideMark : entryDepth, 'WEST'),
      ...exits.map((row) => port(outPort(row.of.id), inset + cardWidth, exitDepth(row), 'EAST')),
      port(onwardsPort(id), inset + cardWidth, 0, 'EAST'),
    ],
  };
}

const cardId = (id: string) => `card ${id}`;
const regionId = (id: string) => `region ${id}`;
const inPort = (id: string) => `in ${id}`;
const outPort = (edge: string) => `out ${edge}`;
const onwardsPort = (id: string) => `onwards ${id}`;

const port = (id: string, x: number, y: number, side: 'WEST' | 'EAST'): ElkPort => ({
  id,
  x,
  y,
  width: 0,
  height: 0,
  layoutOptions: { 'elk.port.side': side },
});

/** Where everything has come to stand, in whole units from the top left. */
export interface Placed {
  width: number;
  height: number;
  cardAt(id: string): Point;
  regionAt(id: string): Rect;
  routeOf(edge: string): Point[];
}

/** What elkjs answers, read by our ids. */
export function placedBy(root: ElkNode, isInitial: (state: string) => boolean): Placed {
  const nodes = new Map<string, ElkNode>();
  const edges = new Map<string, ElkEdge>();
  const visit = (node: ElkNode) => {
    nodes.set(node.id, node);
    for (const edge of node.edges ?? []) edges.set(edge.id, edge);
    for (const child of node.children ?? []) visit(child);
  };
  visit(root);
  const rectOf = (id: string): Rect => {
    const { x, y, width, height } = nodes.get(id) ?? missing(id);
    return { x: whole(x), y: whole(y), width: whole(width), height: whole(height) };
  };
  const insetOf = (id: string) => (isInitial(id) ? initialRoom : 0);
  return {
    width: whole(root.width),
    height: whole(root.height),
    cardAt: (id) => {
      const { x, y } = rectOf(cardId(id));
      return { x: x + insetOf(id), y };
    },
    regionAt: (id) => rectOf(regionId(id)),
    routeOf: (id) => {
      const edge = edges.get(id) ?? missing(id);
      const [section] = edge.sections ?? [];
      if (!section) return [];
      const points = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint].map(
        ({ x, y }) => ({
          x: whole(x),
          y: whole(y),
        }),
      );
      const [source = '', target = ''] = [...edge.sources, ...edge.targets];
      const isBack = source.startsWith(inPort(''));
      if (isBack) points.reverse();
      // The last piece passes below the mark of the beginning, up to the card itself.
      const end = points.at(-1);
      if (end) end.x += insetOf((isBack ? source : target).slice(inPort('').length));
      return points;
    },
  };
}

const whole = (value: number | undefined) => Math.round(value ?? 0);

function missing(id: string): never {
  throw new Error(`elkjs has not placed ${id}`);
}
