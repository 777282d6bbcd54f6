import { textIn } from '@conexion/machines';
import { memo } from 'react';
import type { Point, StateLayout } from '../layout/layout.ts';
import { entryDepth } from '../layout/sites.ts';
import { words } from '../layout/words.ts';
import { badgesAbove, badgesFromFar, badgeWidth } from './badge-places.ts';
import { type FarView, farState } from './far-card.ts';
import type { Occupancy } from './highlight.ts';
import { classes, interactive, measured, type Said, titled } from './interaction.ts';
import { OccupancyBadge, occupancyWidth } from './occupancy-badge.tsx';
import { OverlayBadge } from './overlay-badge.tsx';
import { headPath, routePath } from './route-path.ts';
import { TextLines } from './text-lines.tsx';

interface Props extends Said {
  state: StateLayout;
  isCurrent: boolean;
  isVisited: boolean;
  lang: string;
  /** How many cases are in it, and how many of them are late. */
  count: number;
  overdue: number;
  far: FarView | undefined;
}

/** A state. */
export const StateFigure = memo(function StateFigure(props: Props) {
  const { state, isCurrent, isVisited, isSelected, isMarked, lang, count, overdue, measure, far, onSelect } =
    props;
  const { id, card, closure, title, isInitial } = state;
  const { lines, bottom } = far ? farState(state, far) : { lines: state.lines, bottom: nameEnd(state) };
  // The name takes the room of the steps, too, where those are not written.
  const box = far ? card : state.box;
  const occupancy: Occupancy | null = count > 0 ? { count, overdue } : null;
  const [first, second] = badgesAbove(state, [
    ...(occupancy ? [occupancyWidth(occupancy)] : []),
    ...(measure ? [badgeWidth(measure.text)] : []),
  ]);
  const measureBox = occupancy ? second : first;
  const badges = (occupancy || measure) && (
    <>
      {occupancy && first && <OccupancyBadge of={occupancy} box={first} />}
      {measure && measureBox && <OverlayBadge of={measure} box={measureBox} />}
    </>
  );
  return (
    <g
      className={classes(
        'node state',
        closure && `closure s-${closure}`,
        isCurrent && 'current',
        isVisited && 'visited',
        isSelected && 'selected',
        isMarked && 'marked',
        measured(measure),
      )}
      aria-current={isCurrent ? 'step' : undefined}
      {...interactive({ kind: 'state', id }, onSelect)}
    >
      <title>{titled(title, measure, occupancy && occupancyText(occupancy, lang))}</title>
      <rect x={box.x} y={box.y} width={box.width} height={box.height} rx={7} />
      {measure && !closure && (
        <rect className="tint" {...box} height={Math.min(box.height, bottom - box.y)} rx={7} />
      )}
      {isInitial && <InitialMark x={box.x} y={box.y + entryDepth} />}
      <TextLines lines={lines.filter(({ y }) => y <= bottom)} />
      {far && (
        // What stands below the head of an overlay does not take its ink.
        <g>
          <TextLines lines={lines.filter(({ y }) => y > bottom)} />
        </g>
      )}
      {far && badges ? <g {...badgesFromFar(state, far.level)}>{badges}</g> : badges}
    </g>
  );
});

/** Where the part of a state ends that bears its name: what it records stands below. */
const nameEnd = ({ box, lines }: StateLayout): number => Math.max(box.y, ...lines.map(({ y }) => y)) + 12;

const occupancyText = ({ count, overdue = 0 }: Occupancy, lang: string): string =>
  `${textIn(words.occupied, lang)}: ${count}${overdue > 0 ? `, ${textIn(words.late, lang)}: ${overdue}` : ''}`;

/** Where every case begins. */
function InitialMark({ x, y }: Point) {
  const route = [
    { x: x - 30, y },
    { x, y },
  ];
  return (
    <g className="initial">
      <circle cx={x - 33} cy={y} r={5} />
      <path d={routePath(route)} />
      <path strokeWidth={0} d={headPath(route)} />
    </g>
  );
}
