import { cardWidth, downArrowX, downHeight } from './card.ts';
import type { Placed, Routed } from './drawing.ts';
import type { Point } from './layout.ts';
import type { Path, Side } from './paths.ts';

/** Leads every arrow from the card that it leaves to the tip at the state that it enters. */
export function route(placed: Placed): Routed {
  const down = straightDown(placed);
  const routes = placed.graph.edges.flatMap(({ id, elsewhere }): [string, readonly Point[]][] => {
    const path = placed.paths.get(id);
    return elsewhere ? [] : [[id, path ? cornersOf(path, placed) : (down.get(id) ?? [])]];
  });
  return { ...placed, routes: new Map(routes) };
}

/** The arrows that go straight down to the next card of their column. */
function straightDown({ columns, channels, frame }: Placed): ReadonlyMap<string, Point[]> {
  const down = columns.flatMap(({ cards }, column) =>
    cards.flatMap(({ card, top }): [string, Point[]][] => {
      if (!card.down) return [];
      const x = (channels.columnX[column] ?? 0) + downArrowX;
      const y = frame.cardsTop + top + card.height;
      return [
        [
          card.down.edge.id,
          [
            { x, y },
            { x, y: y + downHeight(card.down) },
          ],
        ],
      ];
    }),
  );
  return new Map(down);
}

function cornersOf(path: Path, { channels, top, bottom, frame, closures }: Placed): Point[] {
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
    const x = closures.get(edge.target) ?? 0;
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
