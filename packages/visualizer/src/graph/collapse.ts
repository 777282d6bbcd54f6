import { arrowKinds } from './arrow-kinds.ts';
import type { Edge, Graph, Region, State, Step } from './graph.ts';
import { edgeId } from './graph-of.ts';
import { readingOrder } from './reading-order.ts';

/** The regions that can be drawn as one box: those that hold more than themselves. */
export const collapsibleRegions = (graph: Graph): Region[] =>
  graph.regions.filter(({ id }) => statesIn(id, graph).some((state) => state.id !== id));

/** The states of a region, and of the regions in it. */
function statesIn(region: string, graph: Graph): State[] {
  const within = new Set([region]);
  // Regions stand before those in them.
  for (const { id, parent } of graph.regions) if (parent !== null && within.has(parent)) within.add(id);
  return graph.states.filter((state) => state.region !== null && within.has(state.region));
}

/**
 * The graph with each of these regions as one state, with counts of what it holds. Arrows within it
 * disappear; those that leave it for the same place become one. Ids that are not of a collapsible
 * region are passed over.
 */
export function collapse(graph: Graph, regionIds: readonly string[]): Graph {
  const closed = closedBy(graph, regionIds);
  if (closed.length === 0) return graph;
  const placeOf = placeIn(graph, closed);

  const boxes = new Map(closed.map((region) => [statesIn(region.id, graph)[0]?.id, region]));
  const states = graph.states.flatMap((state): State[] => {
    const region = boxes.get(state.id);
    if (region) return [boxOf(region, graph)];
    return placeOf(state.id) === state.id ? [state] : [];
  });
  const arrows = new Map<string, Omit<Edge, 'kind'>>();
  for (const edge of graph.edges) {
    const [source, target] = [placeOf(edge.source), placeOf(edge.target)];
    if (source === target) continue;
    const id = edgeId(source, target);
    const steps = [...(arrows.get(id)?.steps ?? []), ...edge.steps];
    arrows.set(id, { id, source, target, steps: steps.reduce(withStep, []) });
  }
  const edges = [...arrows.values()];
  const initial = placeOf(graph.initial);
  const regions = graph.regions.filter(({ id }) => placeOf(id) === id);
  const kindOf = kindsIn({ ...graph, initial, regions, states }, edges);
  return {
    ...graph,
    initial,
    starts: [...new Set(graph.starts.map(placeOf))],
    regions,
    states,
    edges: edges.map((arrow): Edge => ({ ...arrow, kind: kindOf(arrow) })),
    records: graph.records.filter(
      ({ source }) => placeOf(source) === source && !closed.some(({ id }) => id === source),
    ),
  };
}

/** Stages are read by their numbers, any other machine from where it begins. */
function kindsIn(
  graph: Graph,
  edges: readonly Omit<Edge, 'kind'>[],
): (edge: Omit<Edge, 'kind'>) => Edge['kind'] {
  if (graph.regions.some(({ number }) => number !== null))
    return arrowKinds(graph.regions, graph.states, edges);
  const { isBack } = readingOrder({ ...graph, edges });
  return (edge) => (isBack(edge) ? 'back' : 'forward');
}

/** The outermost of the regions that are to be closed and can be. */
function closedBy(graph: Graph, regionIds: readonly string[]): Region[] {
  const wanted = collapsibleRegions(graph).filter(({ id }) => regionIds.includes(id));
  const parents = new Map(graph.regions.map(({ id, parent }) => [id, parent]));
  const isInAnother = (id: string): boolean => {
    const parent = parents.get(id) ?? null;
    return parent !== null && (wanted.some((region) => region.id === parent) || isInAnother(parent));
  };
  return wanted.filter(({ id }) => !isInAnother(id));
}

/**
 * The state or region in which a state or region of the whole graph is, once some are collapsed.
 */
function placeIn(graph: Graph, closed: readonly Region[]): (id: string) => string {
  const parents = new Map<string, string | null>(graph.regions.map(({ id, parent }) => [id, parent]));
  const homes = new Map(graph.states.map(({ id, region }) => [id, region]));
  return (id) => {
    for (let at = homes.get(id) ?? id; ; ) {
      if (closed.some((region) => region.id === at)) return at;
      const parent = parents.get(at) ?? null;
      if (parent === null) return id;
      at = parent;
    }
  };
}

/**
 * What stands in the collapsed picture for a state, an arrow or a record of the whole graph:
 * itself, an arrow between the same regions, or the box that holds it.
 */
export function standIn(graph: Graph, regionIds: readonly string[]): (id: string) => string {
  const closed = closedBy(graph, regionIds);
  const placeOf = placeIn(graph, closed);
  const edges = new Map(graph.edges.map((edge) => [edge.id, edge]));
  const records = new Map(graph.records.map((record) => [record.id, record]));
  return (id) => {
    const edge = edges.get(id);
    if (edge) {
      const [source, target] = [placeOf(edge.source), placeOf(edge.target)];
      return source === target ? source : edgeId(source, target);
    }
    const source = records.get(id)?.source;
    if (source === undefined) return placeOf(id);
    const place = placeOf(source);
    return closed.some((region) => region.id === place) ? place : id;
  };
}

function boxOf({ id, label, number, clauses, notes }: Region, graph: Graph): State {
  const within = statesIn(id, graph).map((state) => state.id);
  const placeOf = placeIn(
    graph,
    graph.regions.filter((region) => region.id === id),
  );
  const leaves = ({ source }: { source: string }) => placeOf(source) === id;
  const steps =
    graph.edges.filter(leaves).flatMap((edge) => edge.steps).length + graph.records.filter(leaves).length;
  return {
    id,
    region: id,
    label,
    number: number === null ? null : `${number}`,
    clauses,
    closure: null,
    notes,
    holds: { states: within.length, steps },
  };
}

/** The same event of the same actor is one step, with all its ways. */
function withStep(steps: Step[], step: Step): Step[] {
  const same = steps.findIndex(({ event, actor }) => event === step.event && actor === step.actor);
  const known = steps[same];
  if (!known) return [...steps, step];
  const union = <T>(a: readonly T[], b: readonly T[]) => [...new Set([...a, ...b])];
  return steps.with(same, {
    ...known,
    roles: union(known.roles, step.roles),
    clauses: union(known.clauses, step.clauses),
    ways: [...known.ways, ...step.ways],
  });
}
