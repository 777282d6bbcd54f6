import type { Edge } from '../graph/graph.ts';
import { cardWidth } from './card.ts';
import type { Column } from './columns.ts';

export type Side = 'west' | 'east';

/** Where an arrow begins or ends: a height at both sides of a column. */
export interface Site {
  column: number;
  region: string;
  y: number;
}

/**
 * A way for an arrow. Channel `n` is what lies left of column `n`. Without a corridor, one channel
 * joins both sites; with one, the arrow leaves the first channel over the top, or below towards the
 * closures.
 */
export interface Path {
  edge: Edge;
  source: Site;
  exit: Side;
  channel: number;
  corridor: 'top' | 'bottom' | null;
  /** Null for a closure, entered from above. */
  end: { site: Site; entry: Side; channel: number } | null;
}

const pitch = cardWidth + 80;
const sides: readonly Side[] = ['east', 'west'];
const channelAt = (column: number, side: Side) => (side === 'west' ? column : column + 1);

/**
 * What a detour costs, in units of length: over the top, through another region, on the unexpected
 * side.
 */
const cost = { corridor: 250, inside: 150, unexpected: 60 };

export function pathBetween(edge: Edge, source: Site, target: Site, columns: readonly Column[]): Path {
  const expected: Side = edge.kind === 'back' ? 'west' : 'east';
  const options = sides.flatMap((exit) =>
    sides.map((entry) => {
      const channel = channelAt(source.column, exit);
      const last = channelAt(target.column, entry);
      const isLocal = channel === last;
      const length = isLocal
        ? Math.abs(source.y - target.y)
        : source.y + target.y + pitch * Math.abs(channel - last) + cost.corridor;
      const strange = isLocal ? 0 : [channel, last].filter((c) => isInside(c, columns)).length * cost.inside;
      const price = length + strange + (exit === expected ? 0 : cost.unexpected);
      const path: Path = {
        edge,
        source,
        exit,
        channel,
        corridor: isLocal ? null : 'top',
        end: { site: target, entry, channel: last },
      };
      return { path, price };
    }),
  );
  return cheapest(options);
}

/** To a closure below the column-th column (a fraction where it stands between two). */
export function pathToClosure(edge: Edge, source: Site, column: number, columns: readonly Column[]): Path {
  const options = sides.map((exit) => {
    const channel = channelAt(source.column, exit);
    const price = pitch * Math.abs(channel - column - 0.5) + (isInside(channel, columns) ? cost.inside : 0);
    const path: Path = { edge, source, exit, channel, corridor: 'bottom', end: null };
    return { path, price };
  });
  return cheapest(options);
}

/** Whether a channel runs within a region, between two of its columns. */
export function isInside(channel: number, columns: readonly Column[]): boolean {
  return columns[channel - 1] !== undefined && columns[channel - 1]?.region === columns[channel]?.region;
}

function cheapest(options: readonly { path: Path; price: number }[]): Path {
  return options.reduce((best, option) => (option.price < best.price ? option : best)).path;
}
