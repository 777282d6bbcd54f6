import type { Point } from '../layout/layout.ts';

const halfHeight = 9;

interface Props {
  /** When an arrow was passed, or by how many cases; undefined where it was not. */
  mark: string | undefined;
  at: Point;
  /** Where there is room: the mark stands beside `at`, on this side. */
  towards: Point;
}

/** What a case, or many, left beside an arrow that they passed. */
export function OrderMark({ mark, at, towards }: Props) {
  if (mark === undefined) return null;
  const width = 11 + 7 * mark.length;
  const x = at.x + (Math.sign(towards.x - at.x) * width) / 2;
  const y = at.y + Math.sign(towards.y - at.y) * halfHeight;
  return (
    <g className="order">
      <rect x={x - width / 2} y={y - halfHeight} width={width} height={2 * halfHeight} rx={halfHeight} />
      <text x={x} y={y + 4}>
        {mark}
      </text>
    </g>
  );
}
