import type { LaneLayout } from '../layout/layout.ts';
import { ActorBadges, TextLines } from './text-lines.tsx';

/** A swimlane with the name of its actor. */
export function LaneFigure({ lane: { actor, box, label } }: { lane: LaneLayout }) {
  return (
    <g className={`lane a-${actor}`} data-lane={actor}>
      <rect className="lane-band" {...box} />
      <rect className="lane-label" {...label.box} />
      <ActorBadges badges={label.badges} />
      <TextLines lines={label.lines} />
    </g>
  );
}
