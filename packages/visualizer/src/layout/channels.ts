import { cardWidth } from './card.ts';
import type { Column } from './columns.ts';
import { arrange, type Run } from './lanes.ts';
import { isInside, type Path } from './paths.ts';

/**
 * What lies between two columns, from left to right: the padding of the region on the left, the gap
 * between the regions, the padding of the region on the right; or, within one region, `inside`
 * alone.
 */
type Zone = 'right' | 'gap' | 'left' | 'inside';

/**
 * Room before the first lane and after the last, and of a zone without lanes. Arrowheads need 22 at
 * a card.
 */
const rooms: Record<Zone, { before: number; after: number; empty: number }> = {
  right: { before: 24, after: 10, empty: 22 },
  gap: { before: 14, after: 14, empty: 22 },
  left: { before: 10, after: 24, empty: 22 },
  inside: { before: 24, after: 24, empty: 30 },
};
export const laneSpacing = 12;

/** Beyond every column: where a lane meets the corridors. */
const above = -1e6;
const below = 1e6;

/** Arrows with the same end share their lanes. */
export const netOf = ({ edge, end }: Path): string => `${edge.target} ${end?.entry ?? 'top'}`;

export interface Channels {
  /** Left end of each column's cards. */
  columnX: number[];
  /**
   * Left and right border of the region that each column belongs to, as far as the column is
   * concerned.
   */
  borders: { left: number; right: number }[];
  /** Whether no arrow lies on another. */
  isClear: boolean;
  /** Right end of the last channel. */
  end: number;
  /** Where an arrow runs in one of its channels. */
  laneX(path: Path, channel: number): number;
}

/** Gives every arrow its lane in the channels that it uses, and every column its place. */
export function channelsOf(columns: readonly Column[], paths: readonly Path[], start: number): Channels {
  const runs = new Map<string, Map<string, Run>>();
  const join = (path: Path, channel: number, at: number, side: 'low' | 'high', through: number) => {
    const zone = `${channel} ${zoneOf(path, channel, columns)}`;
    const nets = runs.get(zone) ?? new Map<string, Run>();
    runs.set(zone, nets);
    const net = netOf(path);
    const run = nets.get(net) ?? { id: net, from: at, to: at, low: [], high: [] };
    nets.set(net, run);
    run.from = Math.min(run.from, at, through);
    run.to = Math.max(run.to, at, through);
    if (!run[side].includes(at)) run[side].push(at);
  };
  for (const path of paths) {
    const { source, channel, corridor, end } = path;
    const beyond = corridor === null ? (end?.site.y ?? source.y) : corridor === 'top' ? above : below;
    join(path, channel, source.y, path.exit === 'east' ? 'low' : 'high', beyond);
    if (end) {
      const back = corridor === null ? source.y : above;
      join(path, end.channel, end.site.y, end.entry === 'east' ? 'low' : 'high', back);
    }
  }

  const lanes = new Map<string, number>();
  const columnX: number[] = [];
  const borders: { left: number; right: number }[] = [];
  let isClear = true;
  let x = start;
  for (let channel = 0; channel <= columns.length; channel++) {
    for (const zone of zonesAt(channel, columns)) {
      const own = [...(runs.get(`${channel} ${zone}`)?.values() ?? [])];
      const { slotOf, count, ...arranged } = arrange(own);
      isClear &&= arranged.isClear;
      const room = rooms[zone];
      for (const [net, slot] of slotOf) {
        lanes.set(`${channel} ${zone} ${net}`, x + room.before + slot * laneSpacing);
      }
      if (zone === 'left' || zone === 'inside') borders[channel] = { left: x, right: x };
      x += count === 0 ? room.empty : room.before + (count - 1) * laneSpacing + room.after;
      const left = borders[channel - 1];
      if ((zone === 'right' || zone === 'inside') && left) left.right = x;
    }
    if (channel < columns.length) {
      columnX.push(x);
      x += cardWidth;
    }
  }
  return {
    columnX,
    borders,
    isClear,
    end: x,
    laneX: (path, channel) => {
      const key = `${channel} ${zoneOf(path, channel, columns)} ${netOf(path)}`;
      const lane = lanes.get(key);
      if (lane === undefined) throw new Error(`No lane for ${path.edge.id} in ${key}`);
      return lane;
    },
  };
}

function zonesAt(channel: number, columns: readonly Column[]): Zone[] {
  if (isInside(channel, columns)) return ['inside'];
  return [
    ...(channel > 0 ? (['right'] as const) : []),
    'gap',
    ...(channel < columns.length ? (['left'] as const) : []),
  ];
}

/**
 * An arrow between two states of one region stays in it; all others take the gap between the
 * regions.
 */
function zoneOf({ source, corridor, end }: Path, channel: number, columns: readonly Column[]): Zone {
  if (isInside(channel, columns)) return 'inside';
  if (corridor !== null || end?.site.region !== source.region) return 'gap';
  return columns[channel]?.region.id === source.region ? 'left' : 'right';
}
