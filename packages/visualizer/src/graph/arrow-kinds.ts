import type { Edge, Region, State } from './graph.ts';

type Ends = Pick<Edge, 'source' | 'target'>;

/** The kind of each arrow: how it stands to the order of reading. */
export function arrowKinds(regions: readonly Region[], states: readonly State[], edges: readonly Ends[]) {
  const place = new Map(states.map(({ id }, index) => [id, index]));
  const closures = new Set(states.filter(({ closure }) => closure !== null).map(({ id }) => id));
  const regionOf = new Map(states.map(({ id, region }) => [id, region ?? id]));
  const rank = (id: string) => regions.findIndex((region) => region.id === (regionOf.get(id) ?? id));
  const main = mainLine(regions, states, edges);

  return ({ source, target }: Ends): Edge['kind'] => {
    if (closures.has(target)) return 'closure';
    if (main.has(source) && main.get(source)?.has(target)) return 'main';
    const [from, to] = [rank(source), rank(target)];
    if (from !== to) return from < to ? 'forward' : 'back';
    return (place.get(source) ?? -1) < (place.get(target) ?? 0) ? 'forward' : 'back';
  };
}

/**
 * The line that a case follows when nothing comes in between: through the sub-stages of each stage
 * in their order (5.2.A), and by the shortest way through a region that is no stage.
 */
function mainLine(regions: readonly Region[], states: readonly State[], edges: readonly Ends[]) {
  const members = (region: Region) =>
    states.filter((state) => state.region === region.id).map(({ id }) => id);
  const line = new Map<string, Set<string>>();
  const add = (path: readonly string[]) =>
    path.slice(1).forEach((target, index) => {
      const source = path[index] as string;
      line.set(source, (line.get(source) ?? new Set()).add(target));
    });
  regions.forEach((region, index) => {
    const next = regions.slice(index + 1).find(({ number }) => number !== null);
    const [end] = next ? members(next) : [];
    const own = members(region);
    if (region.number !== null) add(end ? [...own, end] : own);
    else if (own[0] && end) add(shortestPath(own[0], end, own, edges));
  });
  return line;
}

function shortestPath(
  start: string,
  end: string,
  within: readonly string[],
  edges: readonly Ends[],
): string[] {
  const paths = [[start]];
  const seen = new Set([start]);
  for (let path = paths.shift(); path; path = paths.shift()) {
    const last = path.at(-1);
    for (const { source, target } of edges) {
      if (source !== last || seen.has(target)) continue;
      if (target === end) return [...path, target];
      if (!within.includes(target)) continue;
      seen.add(target);
      paths.push([...path, target]);
    }
  }
  return [];
}
