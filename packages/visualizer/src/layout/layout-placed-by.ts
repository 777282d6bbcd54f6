import { textIn } from '@conexion/machines';
import type { Graph, Region } from '../graph/graph.ts';
import { type Card, cardWidth, panelCard, stateCard } from './card.ts';
import { drawCards } from './draw-cards.ts';
import { elkGraphOf, placedBy } from './elk-graph.ts';
import type { ElkNode } from './elk-node.ts';
import { generalLegend } from './general-legend.ts';
import type { Layout, RegionLayout } from './layout.ts';
import { textStyles, wrap } from './text-metrics.ts';
import { titlesOf } from './titles.ts';
import { setLines } from './write-steps.ts';

const margin = 24;
const above = 14;

/** Places what is to be laid out, as `layout` of an ELK of elkjs does. */
export type Placing = (whole: ElkNode) => Promise<ElkNode>;

/**
 * The picture of any machine's graph: cards as in the picture of the procedure, so that each label
 * stands in the card that its arrow leaves, in regions from left to right.
 */
export async function layoutPlacedBy(place: Placing, graph: Graph, lang: string): Promise<Layout> {
  const isInitial = initialOf(graph);
  const cards = cardsOf(graph, lang);
  const titleOf = (region: Region) => wrap(textIn(region.label, lang), 'region', cardWidth);
  const titleHeightOf = (region: Region) => 2 * above + titleOf(region).length * textStyles.region.leading;
  const answer = await place(elkGraphOf({ graph, cards, isInitial, titleHeightOf }));
  const placed = placedBy(answer, isInitial);

  const legend = generalLegend(graph, lang, { x: margin, y: margin });
  const left = margin;
  const top = legend.box.y + legend.box.height + 28;
  const drawn = drawCards(
    { graph, lang, isInitial },
    [...cards.values()].map((card) => {
      const { x, y } = placed.cardAt(card.id);
      return { card, x: x + left, y: y + top };
    }),
  );
  const titles = titlesOf(graph, lang);
  return {
    machine: graph.machine,
    version: graph.version,
    lang,
    view: 'stages',
    width: Math.max(left + placed.width, legend.box.x + legend.box.width) + margin,
    height: top + placed.height + margin,
    title: graph.machine,
    regions: graph.regions.map((region): RegionLayout => {
      const { x, y, width, height } = placed.regionAt(region.id);
      return {
        id: region.id,
        title: titles.place(region),
        box: { x: x + left, y: y + top, width, height },
        isStage: !isPartOfParallel(region, graph),
        number: null,
        lines: setLines(titleOf(region), 'region', x + left + 24, y + top + above),
        held: null,
        toggle: null,
      };
    }),
    lanes: [],
    panels: drawn.panels,
    states: drawn.states,
    records: drawn.records,
    edges: drawn.edges.map((edge) => ({
      ...edge,
      route:
        edge.route.length > 0
          ? edge.route
          : placed.routeOf(edge.id).map(({ x, y }) => ({ x: x + left, y: y + top })),
    })),
    legend,
    clauses: { heading: [], entries: [] },
  };
}

function cardsOf(graph: Graph, lang: string): ReadonlyMap<string, Card> {
  const cards = [
    ...graph.regions.map((region) => panelCard(region, { graph, lang })),
    ...graph.states.map((state) => stateCard(state, { graph, lang })),
  ];
  return new Map(cards.flatMap((card) => (card ? [[card.id, card]] : [])));
}

const isPartOfParallel = ({ parent }: Region, { regions }: Graph) =>
  regions.some(({ id, isParallel }) => id === parent && isParallel);

/**
 * The states where the machine begins, and where each part of a parallel region does, which no
 * arrow shows.
 */
function initialOf({ initial, starts, states }: Graph): (state: string) => boolean {
  const marked = new Set(states.map(({ id }) => id).filter((id) => id === initial || starts.includes(id)));
  return (state) => marked.has(state);
}
