/** Where a case is and the way that it came. */
export interface Highlight {
  /** The path of the state where it is. */
  current?: string;
  /** Of a machine with parallel states, the paths of the others where it is. */
  alsoIn?: readonly string[];
  visitedStates?: readonly string[];
  /** Ids of edges and records in the order in which they happened; one may come again. */
  visitedEdges?: readonly string[];
}

/** How many cases are in a state, and how many of them are late. */
export interface Occupancy {
  count: number;
  overdue?: number;
}

export interface Traffic {
  current: ReadonlySet<string>;
  visited: ReadonlySet<string>;
  /**
   * What stands beside each arrow and record that was passed: of one case its places in the way, of
   * many how many cases.
   */
  marks: ReadonlyMap<string, string>;
  /** Cases by state, where there are several. */
  occupancy: Readonly<Record<string, Occupancy>>;
}

const shown = 3;

/** What one case, or many at once, leave on the picture. */
export function trafficOf(highlight: Highlight | readonly Highlight[]): Traffic {
  const cases = isMany(highlight) ? highlight : [highlight];
  const current = new Set<string>();
  const visited = new Set<string>();
  const occupancy: Record<string, Occupancy> = {};
  for (const { current: state, alsoIn = [], visitedStates = [] } of cases) {
    for (const passed of visitedStates) visited.add(passed);
    for (const place of state === undefined ? alsoIn : [state, ...alsoIn]) {
      current.add(place);
      occupancy[place] = { count: (occupancy[place]?.count ?? 0) + 1 };
    }
  }
  return isMany(highlight)
    ? { current, visited, marks: casesPerEdge(cases), occupancy }
    : { current, visited, marks: ordersPerEdge(highlight), occupancy: {} };
}

const isMany = (highlight: Highlight | readonly Highlight[]): highlight is readonly Highlight[] =>
  Array.isArray(highlight);

function ordersPerEdge({ visitedEdges = [] }: Highlight): Map<string, string> {
  const orders = new Map<string, number[]>();
  visitedEdges.forEach((id, index) => {
    const own = orders.get(id);
    if (own) own.push(index + 1);
    else orders.set(id, [index + 1]);
  });
  return new Map(
    [...orders].map(([id, own]) => [
      id,
      own.length > shown ? `${own.slice(0, shown).join('·')}…` : own.join('·'),
    ]),
  );
}

function casesPerEdge(cases: readonly Highlight[]): Map<string, string> {
  const counts = new Map<string, number>();
  for (const { visitedEdges = [] } of cases) {
    for (const id of new Set(visitedEdges)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return new Map([...counts].map(([id, count]) => [id, `×${count}`]));
}
