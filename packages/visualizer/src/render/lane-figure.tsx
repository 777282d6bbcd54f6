import type { LaneLayout } from '../layout/layout.ts';
import { type FarView, namesOf, titlePixels } from './far-card.ts';
import { farText } from './far-text.ts';
import { ActorBadges, TextLines } from './text-lines.tsx';

interface Props {
  lane: LaneLayout;
  far: FarView | undefined;
}

/** A swimlane with the name of its actor. */
export function LaneFigure({ lane: { actor, box, label }, far }: Props) {
  return (
    <g className={`lane a-${actor}`} data-lane={actor}>
      <rect className="lane-band" {...box} />
      <rect className="lane-label" {...label.box} />
      <ActorBadges badges={label.badges} />
      {far ? <FarName label={label} level={far.level} /> : <TextLines lines={label.lines} />}
    </g>
  );
}

/** Along its lane, which is higher than the column of names is wide. */
function FarName({ label: { box, lines }, level }: { label: LaneLayout['label']; level: number }) {
  const { x, y, width, height } = box;
  const turned = { x: -height / 2, y: -width / 2, width: height, height: width };
  const setting = { style: 'region', pixels: titlePixels, level, isCentered: true } as const;
  return (
    <g transform={`translate(${x + width / 2} ${y + height / 2}) rotate(-90)`}>
      <TextLines lines={farText(namesOf(null, lines), turned, setting)} />
    </g>
  );
}
