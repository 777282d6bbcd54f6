import type { Point } from '../layout/layout.ts';

const shown = 3;
const halfHeight = 9;

interface Props {
  orders: readonly number[];
  at: Point;
  /** Where there is room: the mark stands beside `at`, on this side. */
  towards: Point;
}

/** When an arrow was passed: its places in the way that a case came, from 1 on. */
export function OrderMark({ orders, at, towards }: Props) {
  if (orders.length === 0) return null;
  const text = orders.length > shown ? `${orders.slice(0, shown).join('·')}…` : orders.join('·');
  const width = 11 + 7 * text.length;
  const x = at.x + (Math.sign(towards.x - at.x) * width) / 2;
  const y = at.y + Math.sign(towards.y - at.y) * halfHeight;
  return (
    <g className="order">
      <rect x={x - width / 2} y={y - halfHeight} width={width} height={2 * halfHeight} rx={halfHeight} />
      <text x={x} y={y + 4}>
        {text}
      </text>
    </g>
  );
}
