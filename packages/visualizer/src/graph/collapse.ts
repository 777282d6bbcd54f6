import { arrowKinds } from './arrow-kinds.ts';
import type { Edge, Graph, Region, State, Step } from './graph.ts';
import { edgeId } from './graph-of.ts';

/** The regions that can be drawn as one box: those that hold more than themselves. */
export const collapsibleRegions = ({ regions, states }: Graph): Region[] =>
  regions.filter(({ id }) => states.some((state) => state.region === id && state.id !== id));

/**
 * The graph with each of these regions as one state, with counts of what it holds. Arrows within it
 * disappear; those that leave it for the same place become one. Ids that are not of a collapsible
 * region are passed over.
 */
export function collapse(graph: Graph, regionIds: readonly string[]): Graph {
  const closed = new Map(
    collapsibleRegions(graph)
      .filter(({ id }) => regionIds.includes(id))
      .map((region) => [region.id, region]),
  );
  if (closed.size === 0) return graph;
  const placeOf = placeIn(graph, [...closed.keys()]);

  const states = graph.states.flatMap((state): State[] => {
    const region = state.region === null ? undefined : closed.get(state.region);
    if (!region) return [state];
    const isFirst = graph.states.find(({ region: own }) => own === region.id) === state;
    return isFirst ? [boxOf(region, graph)] : [];
  });
  const arrows = new Map<string, Omit<Edge, 'kind'>>();
  for (const edge of graph.edges) {
    const [source, target] = [placeOf(edge.source), placeOf(edge.target)];
    if (source === target) continue;
    const id = edgeId(source, target);
    const steps = [...(arrows.get(id)?.steps ?? []), ...edge.steps];
    arrows.set(id, { id, source, target, steps: steps.reduce(withStep, []) });
  }
  const kindOf = arrowKinds(graph.regions, states, [...arrows.values()]);
  return {
    ...graph,
    initial: placeOf(graph.initial),
    states,
    edges: [...arrows.values()].map((arrow): Edge => ({ ...arrow, kind: kindOf(arrow) })),
    records: graph.records.filter(({ source }) => placeOf(source) === source && !closed.has(source)),
  };
}

/**
 * The state or region in which a state or region of the whole graph is, once some are collapsed.
 */
function placeIn({ states }: Graph, regionIds: readonly string[]): (id: string) => string {
  const regionOf = new Map(states.map(({ id, region }) => [id, region]));
  return (id) => {
    const region = regionOf.get(id) ?? id;
    return regionIds.includes(region) ? region : id;
  };
}

/**
 * What stands in the collapsed picture for a state, an arrow or a record of the whole graph:
 * itself, an arrow between the same regions, or the box that holds it.
 */
export function standIn(graph: Graph, regionIds: readonly string[]): (id: string) => string {
  const closed = collapsibleRegions(graph)
    .map(({ id }) => id)
    .filter((id) => regionIds.includes(id));
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
    return closed.includes(placeOf(source)) ? placeOf(source) : id;
  };
}

function boxOf({ id, label, number, clauses, notes }: Region, graph: Graph): State {
  const within = graph.states.filter(({ region }) => region === id).map((state) => state.id);
  const leaves = ({ source }: { source: string }) => source === id || within.includes(source);
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
