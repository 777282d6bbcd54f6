import { memo } from 'react';
import type { EdgeLayout } from '../layout/layout.ts';
import { badgeWidth, badgeWithin } from './badge-places.ts';
import { classes, interactive, measured, type Said, titled } from './interaction.ts';
import { OrderMark } from './order-mark.tsx';
import { OverlayBadge } from './overlay-badge.tsx';
import { headPath, routePath } from './route-path.ts';
import { ActorBadges, TextLines } from './text-lines.tsx';

interface Props extends Said {
  edge: EdgeLayout;
  /** When it was passed, or by how many cases. */
  mark: string | undefined;
  /** Whether a state that it leaves or enters is pointed at or picked. */
  isLit: boolean;
}

/** An arrow and its label. */
export const EdgeFigure = memo(function EdgeFigure({
  edge,
  mark,
  measure,
  isSelected,
  isMarked,
  isLit,
  onSelect,
}: Props) {
  const { id, kind, closure, label, isDocked, route, title } = edge;
  const { x, y, width, height } = label.box;
  const [start, next] = route;
  const path = routePath(route);
  return (
    <g
      className={classes(
        'node edge',
        kind,
        closure && `s-${closure}`,
        mark !== undefined && 'visited',
        isSelected && 'selected',
        isMarked && 'marked',
        isLit && 'lit',
        measured(measure),
      )}
      {...interactive({ kind: 'edge', id }, onSelect)}
    >
      <title>{titled(title, measure)}</title>
      <path className="reach" d={path} />
      <rect className="row" x={x + 1} y={y + 1} width={width - 2} height={height - 2} />
      {isDocked && <path className="rule" d={`M${x + 10} ${y}h${width - 20}`} />}
      <path className="line" d={path} />
      <path className="head" d={headPath(route)} />
      {start && <circle className="head" cx={start.x} cy={start.y} r={3} />}
      <ActorBadges badges={label.badges} />
      <TextLines lines={label.lines} />
      {start && next && <OrderMark mark={mark} at={start} towards={next} />}
      {measure && <OverlayBadge of={measure} box={badgeWithin(label, badgeWidth(measure.text))} />}
    </g>
  );
});
