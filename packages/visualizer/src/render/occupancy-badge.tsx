import type { Rect } from '../layout/layout.ts';
import { widthOf } from '../layout/text-metrics.ts';
import type { Occupancy } from './highlight.ts';

const textOf = ({ count }: Occupancy): string => `${count}`;
const lateOf = ({ overdue = 0 }: Occupancy): string => (overdue > 0 ? `! ${overdue}` : '');
const pill = (text: string): number => (text === '' ? 0 : widthOf(text, 'badge') + 14);

/** The width of the badge, with its late part where there is one. */
export const occupancyWidth = (occupancy: Occupancy): number =>
  pill(textOf(occupancy)) + pill(lateOf(occupancy));

/**
 * How many cases are in a state; those that are late beside it, with a mark that needs no colour.
 */
export function OccupancyBadge({ of, box: { x, y, width, height } }: { of: Occupancy; box: Rect }) {
  const late = lateOf(of);
  const split = x + width - pill(late);
  return (
    <g className="occupancy">
      <rect className="occupancy-box" x={x} y={y} width={width} height={height} rx={height / 2} />
      <text className="t-badge" x={x + 7} y={y + height - 4.6}>
        {textOf(of)}
      </text>
      {late !== '' && (
        <>
          <rect
            className="late"
            x={split}
            y={y + 1}
            width={pill(late) - 1}
            height={height - 2}
            rx={height / 2 - 1}
          />
          <text className="t-badge on-late" x={split + 7} y={y + height - 4.6}>
            {late}
          </text>
        </>
      )}
    </g>
  );
}
