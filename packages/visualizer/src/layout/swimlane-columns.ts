import { type ActorKind, textIn } from '@conexion/machines';
import type { Graph, Region, State } from '../graph/graph.ts';
import { type Card, captionedCard, cardWidth, stateCard } from './card.ts';
import type { Column, Placed } from './columns.ts';
import type { Screen } from './screen.ts';
import { actors, words } from './words.ts';

const cardGap = 22;
const lanePadding = 20;
/** What a column and the rest of the picture take of the screen. */
const columnWidth = cardWidth + 110;
const rest = { width: 200, height: 600 };

/** A lane by its actor, measured from the top of the first. */
export interface Lane {
  actor: ActorKind;
  top: number;
  height: number;
}

/** The cards of one place, by the lane in which they stand. */
type Unit = ReadonlyMap<ActorKind, Card>;
interface Stage {
  region: Region;
  units: Unit[];
  /** What leaves any of its states. */
  whole: Unit;
}

/**
 * Columns as in the view by stages, but with every step in the lane of its actor. A state stands in
 * the lane of whose turn it is; what others can do meanwhile is in a card of their lane that names
 * the state.
 */
export function swimlaneColumns(
  graph: Graph,
  lang: string,
  screen: Screen,
): { columns: Column[]; lanes: Lane[] } {
  const acting = actors.filter((actor) => stepsOf(graph).some((step) => step.actor === actor));
  const byActor = new Map(acting.map((actor) => [actor, only(graph, actor)]));
  const stages = graph.regions.map((region): Stage => {
    const states = graph.states.filter((state) => state.region === region.id);
    const isItsOwnState = states.some(({ id }) => id === region.id);
    const whole = isItsOwnState
      ? new Map()
      : captioned(region.id, region.id, textIn(words.panel, lang), byActor, lang);
    return { region, units: states.map((state) => unitOf(state, graph, byActor, lang)), whole };
  });
  const parts = bestParts(stages, acting, screen);
  const heights = laneHeights(
    parts.flatMap((part, index) => columnsOf(stages[index] as Stage, part)),
    acting,
  );
  let top = 0;
  const lanes = acting.map((actor, index): Lane => {
    const lane = { actor, top, height: (heights[index] ?? 0) + 2 * lanePadding };
    top += lane.height;
    return lane;
  });
  const columns = stages.flatMap((stage, index) =>
    columnsOf(stage, parts[index] ?? []).map(
      (stacks): Column => ({
        region: stage.region,
        cards: lanes.flatMap((lane) => pile(stacks.get(lane.actor) ?? [], lane.top + lanePadding)),
        height: top,
      }),
    ),
  );
  return { columns, lanes };
}

const stepsOf = ({ edges, records }: Graph) => [
  ...edges.flatMap(({ steps }) => steps),
  ...records.map(({ step }) => step),
];

const only = (graph: Graph, actor: ActorKind): Graph => ({
  ...graph,
  edges: graph.edges.filter(({ steps }) => steps[0]?.actor === actor),
  records: graph.records.filter(({ step }) => step.actor === actor),
});

/**
 * Whose turn it is in a state: the actor of its main arrow, else the actor with the most arrows
 * there.
 */
function turnIn(state: State, graph: Graph): ActorKind {
  const exits = graph.edges.filter(({ source }) => source === state.id);
  const main = exits.find(({ kind }) => kind === 'main')?.steps[0]?.actor;
  if (main) return main;
  const count = (actor: ActorKind) => exits.filter(({ steps }) => steps[0]?.actor === actor).length;
  return actors.reduce((best, actor) => (count(actor) > count(best) ? actor : best));
}

type ByActor = ReadonlyMap<ActorKind, Graph>;

function unitOf(state: State, graph: Graph, byActor: ByActor, lang: string): Unit {
  const turn = turnIn(state, graph);
  const name = [state.number, textIn(state.label, lang)].filter(Boolean).join(' ');
  const others = captioned(state.id, state.region, `${textIn(words.whileIn, lang)} ${name}`, byActor, lang);
  return new Map([
    ...others,
    [turn, stateCard(state, { graph: byActor.get(turn) ?? graph, lang, isBrief: true })],
  ]);
}

function captioned(
  id: string,
  region: string | null,
  caption: string,
  byActor: ByActor,
  lang: string,
): Map<ActorKind, Card> {
  const cards = new Map<ActorKind, Card>();
  for (const [actor, graph] of byActor) {
    const card = captionedCard(
      { id, key: `${id}@${actor}`, region, captions: [`${caption}:`] },
      { graph, lang, isBrief: true },
    );
    if (card) cards.set(actor, card);
  }
  return cards;
}

type Stacks = Map<ActorKind, Card[]>;

const stackedHeight = (cards: readonly Card[]) =>
  cards.reduce((sum, { height }) => sum + height + cardGap, -cardGap);

/**
 * The columns of a stage whose states are dealt out in such numbers; what leaves any of them goes
 * where there is room.
 */
function columnsOf({ units, whole }: Stage, part: readonly number[]): Stacks[] {
  let from = 0;
  const columns = part.map((length): Stacks => {
    const stacks: Stacks = new Map();
    for (const unit of units.slice(from, from + length)) {
      for (const [actor, card] of unit) stacks.set(actor, [...(stacks.get(actor) ?? []), card]);
    }
    from += length;
    return stacks;
  });
  for (const [actor, card] of whole) {
    const heightIn = (stacks: Stacks) => stackedHeight(stacks.get(actor) ?? []);
    const shortest = columns.reduce((best, stacks) => (heightIn(stacks) < heightIn(best) ? stacks : best));
    shortest.set(actor, [...(shortest.get(actor) ?? []), card]);
  }
  return columns;
}

function laneHeights(columns: readonly Stacks[], acting: readonly ActorKind[]): number[] {
  return acting.map((actor) =>
    Math.max(0, ...columns.map((stacks) => stackedHeight(stacks.get(actor) ?? []))),
  );
}

/**
 * A way to deal out the states of the first stages: how many columns that makes, and the height of
 * each lane.
 */
interface Dealt {
  parts: number[][];
  columns: number;
  heights: number[];
}

/** How many states each column of each stage has, for the largest letters on the screen. */
function bestParts(stages: readonly Stage[], acting: readonly ActorKind[], screen: Screen): number[][] {
  let ways: Dealt[] = [{ parts: [], columns: 0, heights: acting.map(() => 0) }];
  for (const stage of stages) {
    const options = compositions(stage.units.length).map((part) => ({
      part,
      heights: laneHeights(columnsOf(stage, part), acting),
    }));
    ways = undominated(
      ways.flatMap(({ parts, columns, heights }) =>
        options.map((option) => ({
          parts: [...parts, option.part],
          columns: columns + option.part.length,
          heights: heights.map((height, lane) => Math.max(height, option.heights[lane] ?? 0)),
        })),
      ),
    );
  }
  const scale = ({ columns, heights }: Dealt) => {
    const height = heights.reduce((sum, lane) => sum + lane + 2 * lanePadding, rest.height);
    return Math.min(screen.width / (columns * columnWidth + rest.width), screen.height / height);
  };
  return ways.reduce((best, way) => (scale(way) > scale(best) ? way : best)).parts;
}

/** Without the ways than which another is no wider and in no lane higher. */
function undominated(ways: readonly Dealt[]): Dealt[] {
  const kept: Dealt[] = [];
  for (const way of [...ways].sort((a, b) => a.columns - b.columns)) {
    const isWorse = ({ heights }: Dealt) =>
      heights.every((height, lane) => height <= (way.heights[lane] ?? 0));
    if (!kept.some(isWorse)) kept.push(way);
  }
  return kept;
}

/** Beyond so many states in one stage only even shares are tried. */
const exhaustive = 7;

/** All ways to deal so many states, in their order, into columns. */
function compositions(count: number): number[][] {
  if (count > exhaustive) {
    return Array.from({ length: count }, (_, index) => {
      const columns = index + 1;
      const each = Math.ceil(count / columns);
      return Array.from({ length: Math.ceil(count / each) }, (_, at) => Math.min(each, count - at * each));
    });
  }
  if (count === 0) return [[0]];
  return Array.from({ length: count }, (_, index) => index + 1).flatMap((first) =>
    first === count ? [[first]] : compositions(count - first).map((others) => [first, ...others]),
  );
}

function pile(cards: readonly Card[], from: number): Placed[] {
  let top = from;
  return cards.map((card) => {
    const placed = { card, top };
    top += card.height + cardGap;
    return placed;
  });
}
