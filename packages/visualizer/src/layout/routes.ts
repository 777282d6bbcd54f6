import { cardWidth } from './card.ts';
import type { Channels } from './channels.ts';
import type { Corridor } from './corridors.ts';
import type { Frame } from './frame.ts';
import type { Point } from './layout.ts';
import type { Path, Side } from './paths.ts';

interface Ways {
  channels: Channels;
  top: Corridor;
  bottom: Corridor;
  frame: Frame;
  closureX(id: string): number;
}

/** The corners of an arrow, from the card that it leaves to the tip at the state that it enters. */
export function routeOf(path: Path, { channels, top, bottom, frame, closureX }: Ways): Point[] {
  const { source, exit, channel, corridor, end, edge } = path;
  const sideX = (column: number, side: Side) =>
    (channels.columnX[column] ?? 0) + (side === 'east' ? cardWidth : 0);
  const start = { x: sideX(source.column, exit), y: frame.cardsTop + source.y };
  const lane = channels.laneX(path, channel);
  const points: Point[] = [start, { x: lane, y: start.y }];
  if (end) {
    const tip = { x: sideX(end.site.column, end.entry), y: frame.cardsTop + end.site.y };
    const last = channels.laneX(path, end.channel);
    if (corridor === 'top') {
      const y = frame.regionTop - top.offsetOf(path);
      points.push({ x: lane, y }, { x: last, y });
    }
    points.push({ x: last, y: tip.y }, tip);
  } else {
    const y = frame.regionBottom + bottom.offsetOf(path);
    const x = closureX(edge.target);
    points.push({ x: lane, y }, { x, y }, { x, y: frame.closureTop });
  }
  return straightened(points);
}

/** Without the corners where nothing turns. */
function straightened(points: readonly Point[]): Point[] {
  const distinct = points.filter((point, index) => {
    const before = points[index - 1];
    return !before || before.x !== point.x || before.y !== point.y;
  });
  return distinct.filter((point, index) => {
    const [before, after] = [distinct[index - 1], distinct[index + 1]];
    if (!before || !after) return true;
    const isVertical = before.x === point.x && point.x === after.x;
    const isHorizontal = before.y === point.y && point.y === after.y;
    return !(isVertical || isHorizontal);
  });
}
