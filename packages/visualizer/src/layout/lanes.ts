/**
 * A straight run of one or more arrows along a channel. `low` and `high` are where other runs join
 * it from either side, measured along the channel.
 */
export interface Run {
  id: string;
  from: number;
  to: number;
  low: number[];
  high: number[];
}

/**
 * Runs in the same slot keep this much apart; joints nearer than `joint` would look like one line.
 */
const spacing = 16;
const joint = 9;
/** Up to this many slots every order is tried; beyond, swaps as long as they help. */
const exhaustive = 6;
/** What it costs that two runs lie on one another, in crossings. */
const laidOn = 1000;

export interface Arrangement {
  slotOf: ReadonlyMap<string, number>;
  count: number;
  /** Whether no run lies on another; false where their joints leave no way out. */
  isClear: boolean;
}

/**
 * The slot of each run across its channel, from the low side to the high one, with as few crossings
 * as possible.
 */
export function arrange(runs: readonly Run[]): Arrangement {
  const slots: Run[][] = [];
  const sorted = [...runs].sort((a, b) => a.from - b.from || a.to - b.to || (a.id < b.id ? -1 : 1));
  for (const run of sorted) {
    const free = slots.find((slot) => slot.every(({ to }) => to + spacing < run.from));
    if (free) free.push(run);
    else slots.push([run]);
  }
  const ordered = clearOrder(slots);
  return {
    slotOf: new Map(ordered.flatMap((slot, index) => slot.map(({ id }) => [id, index]))),
    count: ordered.length,
    isClear: costOf(ordered) < laidOn,
  };
}

/**
 * The best order; runs that share a slot are parted where, together, they would lie on others in
 * every order.
 */
function clearOrder(slots: Run[][]): Run[][] {
  let best = bestOrder(slots);
  while (costOf(best) >= laidOn) {
    const parted = best.flatMap((slot, index) =>
      slot.length > 1
        ? slot.map((run) =>
            bestOrder([
              ...best.with(
                index,
                slot.filter((r) => r !== run),
              ),
              [run],
            ]),
          )
        : [],
    );
    if (parted.length === 0) return best;
    best = parted.reduce((least, order) => (costOf(order) < costOf(least) ? order : least));
  }
  return best;
}

function bestOrder(slots: Run[][]): Run[][] {
  if (slots.length <= exhaustive) {
    return permutations(slots).reduce((best, order) => (costOf(order) < costOf(best) ? order : best), slots);
  }
  let best = slots;
  for (let improved = true; improved; ) {
    improved = false;
    for (let a = 0; a < best.length; a++) {
      for (let b = a + 1; b < best.length; b++) {
        const swapped = best.with(a, best[b] as Run[]).with(b, best[a] as Run[]);
        if (costOf(swapped) < costOf(best)) {
          best = swapped;
          improved = true;
        }
      }
    }
  }
  return best;
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, index) =>
    permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
  );
}

/** Crossings, and far worse: joints of two runs so near that they would lie on one another. */
function costOf(order: readonly (readonly Run[])[]): number {
  let cost = 0;
  const crosses = (slot: readonly Run[], at: number) =>
    slot.filter(({ from, to }) => from < at && at < to).length;
  order.forEach((slot, place) => {
    for (const run of slot) {
      for (const at of run.low) for (let p = 0; p < place; p++) cost += crosses(order[p] ?? [], at);
      for (const at of run.high) {
        for (let p = place + 1; p < order.length; p++) {
          cost += crosses(order[p] ?? [], at);
          for (const other of order[p] ?? []) {
            cost += laidOn * other.low.filter((low) => Math.abs(low - at) < joint).length;
          }
        }
      }
    }
  });
  return cost;
}
