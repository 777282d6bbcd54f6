import type { Edge, Graph } from './graph.ts';

type Ends = Pick<Edge, 'source' | 'target'>;

/** The order in which a machine is read: from where it begins, along its arrows. */
export interface ReadingOrder {
  /**
   * What stands in a region, or outermost for null: states, regions, and the region itself for its
   * panel.
   */
  within(region: string | null): readonly string[];
  /** Where a region begins, or the whole for null; for parallel regions, their panel. */
  beginOf(region: string | null): string | undefined;
  /** What no arrow within the region leads on to. */
  sourcesIn(region: string | null): readonly string[];
  /** Whether an arrow leads back: to the beginning, or to a place on the way to its source. */
  isBack(ends: Ends): boolean;
}

/** A place in the region, or outermost for null, that stands there for an end of an arrow. */
interface Step {
  region: string | null;
  place: string;
}

export function readingOrder({
  regions,
  states,
  initial,
  edges,
}: Pick<Graph, 'regions' | 'states' | 'initial'> & { edges: readonly Ends[] }): ReadingOrder {
  const parents = new Map<string, string | null>(regions.map(({ id, parent }) => [id, parent]));
  const homes = new Map<string, string | null>(states.map(({ id, region }) => [id, region]));
  // The panel of a region stands in that region, as does the box of a collapsed one.
  const homeOf = (end: string) => homes.get(end) ?? (parents.has(end) ? end : null);
  const stepsOf = (end: string): Step[] => stepsOutwards(end, homeOf(end), parents);
  const meeting = ({ source, target }: Ends) => meetingOf(stepsOf(source), stepsOf(target));

  const arrows = new Map<string | null, { from: string; to: string }[]>();
  for (const edge of edges) {
    const met = meeting(edge);
    if (met && met.from !== met.to) arrows.set(met.region, [...(arrows.get(met.region) ?? []), met]);
  }
  const begins = new Map<string | null, string | undefined>(
    regions.map(({ id, isParallel, begins }) => [id, isParallel ? id : begins]),
  );
  begins.set(null, stepsOf(initial).at(-1)?.place);

  const inDocument = (region: string | null) => [
    ...(region === null ? [] : [region]),
    ...states.flatMap(({ id }) => (homeOf(id) === region && id !== region ? id : [])),
    ...regions.flatMap(({ id, parent }) => (parent === region ? id : [])),
  ];
  const orders = new Map(
    [null, ...parents.keys()].map((region) => [
      region,
      sorted(inDocument(region), begins.get(region), arrows.get(region) ?? []),
    ]),
  );
  return {
    within: (region) => orders.get(region) ?? [],
    beginOf: (region) => begins.get(region),
    sourcesIn: (region) => {
      const order = orders.get(region) ?? [];
      const reached = new Set(
        (arrows.get(region) ?? []).flatMap(({ from, to }) =>
          order.indexOf(from) < order.indexOf(to) ? to : [],
        ),
      );
      return order.filter((place) => !reached.has(place));
    },
    isBack: (edge) => {
      const met = meeting(edge);
      const order = orders.get(met?.region ?? null) ?? [];
      return met !== null && order.indexOf(met.to) < order.indexOf(met.from);
    },
  };
}

/** From a place in its home outwards. */
const stepsOutwards = (
  place: string,
  region: string | null,
  parents: ReadonlyMap<string, string | null>,
): Step[] => [
  { region, place },
  ...(region === null ? [] : stepsOutwards(region, parents.get(region) ?? null, parents)),
];

/** The region in which an arrow is read, with what stands there for its ends. */
function meetingOf(sources: readonly Step[], targets: readonly Step[]) {
  for (const { region, place: from } of sources) {
    const to = targets.find((step) => step.region === region)?.place;
    if (to !== undefined) return { region, from, to };
  }
  return null;
}

/**
 * The places so that each arrow leads on, except those to the beginning and those that close a
 * circle; otherwise as they stand. What no arrow touches comes last.
 */
function sorted(
  places: readonly string[],
  begin: string | undefined,
  arrows: readonly { from: string; to: string }[],
): string[] {
  const touched = new Set(arrows.flatMap(({ from, to }) => [from, to]));
  const first = places.filter((place) => place === begin);
  const roots = [
    ...first,
    ...places.filter((place) => place !== begin && touched.has(place)),
    ...places.filter((place) => place !== begin && !touched.has(place)),
  ];
  const next = new Map(roots.map((place) => [place, [] as string[]]));
  for (const { from, to } of arrows) if (to !== begin) next.get(from)?.push(to);

  const open = new Set<string>();
  const seen = new Set<string>();
  const ahead = new Map<string, string[]>();
  const waiting = new Map(roots.map((place) => [place, 0]));
  const visit = (place: string) => {
    seen.add(place);
    open.add(place);
    const onwards = [...new Set(next.get(place))].filter((to) => {
      if (!seen.has(to)) visit(to);
      return !open.has(to);
    });
    open.delete(place);
    ahead.set(place, onwards);
    for (const to of onwards) waiting.set(to, (waiting.get(to) ?? 0) + 1);
  };
  for (const root of roots) if (!seen.has(root)) visit(root);

  const order: string[] = [];
  const left = new Set(roots);
  while (left.size > 0) {
    const place = [...left].find((candidate) => waiting.get(candidate) === 0) as string;
    left.delete(place);
    order.push(place);
    for (const to of ahead.get(place) ?? []) waiting.set(to, (waiting.get(to) ?? 0) - 1);
  }
  return order;
}
