import type { Text } from '@conexion/machines';
import type { Edge, Graph, Region, SelfRecord } from './graph.ts';

/** What stands on a page: states, and regions for what leaves any of their states. */
export interface Part {
  places: readonly string[];
  /** Of what leaves the places, only these arrows and records; left out, all of them. */
  exits?: readonly string[];
}

/** In words, the other end of an arrow that a page cuts. */
export type NameEnd = (way: 'from' | 'to', place: string) => Text<string>;

/**
 * A part of a graph as a machine by itself. An arrow that leaves it says where it leads, and is
 * drawn to no place; an arrow that enters it becomes a note at its target.
 */
export function partOf(graph: Graph, { places, exits }: Part, nameEnd: NameEnd): Graph {
  const isHere = (place: string) => places.includes(place);
  const isOwn = ({ id, source }: Edge | SelfRecord) =>
    isHere(source) && (exits === undefined || exits.includes(id));
  const cut = graph.edges.filter(({ source, target }) => isHere(target) && !isHere(source));
  const withEntries = <T extends { id: string; notes: Text<string>[] }>(place: T): T => ({
    ...place,
    notes: [
      ...(isHere(place.id) ? place.notes : []),
      ...[...new Set(cut.flatMap(({ source, target }) => (target === place.id ? source : [])))].map(
        (source) => nameEnd('from', source),
      ),
    ],
  });
  const elsewhere = ({ target }: Edge) => ({
    words: nameEnd('to', target),
    closure: graph.states.find(({ id }) => id === target)?.closure ?? null,
  });
  const homes = new Set(
    places.flatMap((place) => {
      const state = graph.states.find(({ id }) => id === place);
      return regionsAround(graph, state ? state.region : place);
    }),
  );
  return {
    ...graph,
    starts: graph.starts.filter(isHere),
    regions: graph.regions.filter(({ id }) => homes.has(id)).map(withEntries),
    states: graph.states.filter(({ id }) => isHere(id)).map(withEntries),
    edges: graph.edges
      .filter(isOwn)
      .map((edge) => (isHere(edge.target) ? edge : { ...edge, elsewhere: elsewhere(edge) })),
    records: graph.records.filter(isOwn),
  };
}

/** A region and those around it, outermost last. */
export function regionsAround({ regions }: Pick<Graph, 'regions'>, id: string | null): string[] {
  const found: string[] = [];
  for (let at = id; at !== null; at = regions.find((region) => region.id === at)?.parent ?? null)
    found.push(at);
  return found;
}

/**
 * What a graph is cut along: each outermost region with all that stands in it, and the states in no
 * region, unless nothing leaves them.
 */
export function groupsIn(graph: Graph): { region: Region | null; places: string[] }[] {
  const { regions, states, edges, records } = graph;
  const leaves = (place: string) => [...edges, ...records].some(({ source }) => source === place);
  const isPlace = ({ id, notes }: Region) =>
    !states.some((state) => state.id === id) &&
    (notes.length > 0 || leaves(id) || edges.some(({ target }) => target === id));
  const places = [
    ...states.map(({ id, region }) => ({ id, home: region })),
    ...regions.filter(isPlace).map(({ id }) => ({ id, home: id })),
  ].map(({ id, home }) => ({ id, outermost: regionsAround(graph, home).at(-1) ?? null }));
  const outermost = [...regions.filter(({ parent }) => parent === null), null];
  return outermost
    .map((region) => ({
      region,
      places: places.flatMap((place) => (place.outermost === (region?.id ?? null) ? place.id : [])),
    }))
    .filter(({ region, places: own }) => (region ? own.length > 0 : own.some(leaves)));
}
