import { memo } from 'react';
import type { RecordLayout } from '../layout/layout.ts';
import { badgeWidth, badgeWithin } from './badge-places.ts';
import { classes, interactive, measured, type Said, titled } from './interaction.ts';
import { OrderMark } from './order-mark.tsx';
import { OverlayBadge } from './overlay-badge.tsx';
import { RecordMarks, TextLines } from './text-lines.tsx';

interface Props extends Said {
  record: RecordLayout;
  /** When it happened, or in how many cases. */
  mark: string | undefined;
}

/** What is recorded without moving anything: an arrow that comes back, so it is selected as one. */
export const RecordFigure = memo(function RecordFigure({
  record,
  mark,
  measure,
  isSelected,
  isMarked,
  onSelect,
}: Props) {
  const { id, title, label } = record;
  const { x, y, width, height } = label.box;
  const middle = label.badges[0]?.y ?? y;
  return (
    <g
      className={classes(
        'node record',
        mark !== undefined && 'visited',
        isSelected && 'selected',
        isMarked && 'marked',
        measured(measure),
      )}
      {...interactive({ kind: 'edge', id }, onSelect)}
    >
      <title>{titled(title, measure)}</title>
      <rect className="row" x={x + 2} y={y} width={width - 4} height={height} />
      <RecordMarks badges={label.badges} />
      <TextLines lines={label.lines} />
      <OrderMark mark={mark} at={{ x, y: middle }} towards={{ x: x - 1, y: middle }} />
      {measure && <OverlayBadge of={measure} box={badgeWithin(label, badgeWidth(measure.text))} />}
    </g>
  );
});
