import { type Channels, laneSpacing, netOf } from './channels.ts';
import type { Closures } from './closure-row.ts';
import { arrange, type Run } from './lanes.ts';
import type { Path } from './paths.ts';

export interface Corridor {
  height: number;
  /**
   * Where an arrow runs along the corridor, measured from the corridor's side next to the regions.
   */
  offsetOf(path: Path): number;
}

const room = { before: 14, after: 14 };

/** Gives every arrow that goes over the top, or below to the closures, its track. */
export function corridorOf(
  side: 'top' | 'bottom',
  paths: readonly Path[],
  channels: Channels,
  closures: Closures,
): Corridor {
  const runs = new Map<string, Run>();
  for (const path of paths.filter(({ corridor }) => corridor === side)) {
    const net = netOf(path);
    const start = channels.laneX(path, path.channel);
    const end = path.end ? channels.laneX(path, path.end.channel) : (closures.get(path.edge.target) ?? 0);
    const run = runs.get(net) ?? { id: net, from: start, to: start, low: [], high: [] };
    runs.set(net, run);
    run.from = Math.min(run.from, start, end);
    run.to = Math.max(run.to, start, end);
    run.low.push(start);
    (path.end ? run.low : run.high).push(end);
  }
  const { slotOf, count } = arrange([...runs.values()]);
  return {
    height: room.before + Math.max(0, count - 1) * laneSpacing + room.after,
    offsetOf: (path) => room.before + (slotOf.get(netOf(path)) ?? 0) * laneSpacing,
  };
}
