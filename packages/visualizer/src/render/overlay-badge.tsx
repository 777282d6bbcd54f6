import type { Rect } from '../layout/layout.ts';
import { levelOf, type OverlayValue } from './overlay.ts';

const gaugeWidth = 4;

/**
 * A value of an overlay: its words on the colour of its level, and a gauge that is as full as the
 * value.
 */
export function OverlayBadge({ of: { value, text }, box }: { of: OverlayValue; box: Rect }) {
  const { x, y, width, height } = box;
  const room = height - 4;
  const full = Math.round(room * Math.min(1, Math.max(0, value)) * 10) / 10;
  return (
    <g className={`measure v-${levelOf(value)}`}>
      <rect className="measure-box" x={x} y={y} width={width} height={height} rx={3} />
      <rect className="gauge" x={x + 3} y={y + 2} width={gaugeWidth} height={room} />
      <rect className="gauge-full" x={x + 3} y={y + 2 + room - full} width={gaugeWidth} height={full} />
      <text className="t-badge" x={x + 11} y={y + height - 4.6}>
        {text}
      </text>
    </g>
  );
}
