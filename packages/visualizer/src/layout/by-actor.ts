import type { Edge, Graph } from '../graph/graph.ts';

const mark = '@';

/**
 * The graph with a separate arrow for each actor who can take it. Where several can, the id of each
 * part is the id of the arrow plus the actor.
 */
export function splitByActor(graph: Graph): Graph {
  return { ...graph, edges: graph.edges.flatMap(partsOf) };
}

function partsOf(edge: Edge): Edge[] {
  const actors = [...new Set(edge.steps.map(({ actor }) => actor))];
  if (actors.length === 1) return [edge];
  return actors.map((actor) => ({
    ...edge,
    id: `${edge.id}${mark}${actor}`,
    steps: edge.steps.filter((step) => step.actor === actor),
  }));
}

/** The id of the arrow in the graph, whether it is drawn whole or in parts. */
export const wholeOf = (id: string): string => id.split(mark)[0] as string;
