import type { EdgeLayout } from '../layout/layout.ts';
import { classes, type FlowElement, interactive } from './interaction.ts';
import { OrderMark } from './order-mark.tsx';
import { headPath, routePath } from './route-path.ts';
import { ActorBadges, TextLines } from './text-lines.tsx';

interface Props {
  edge: EdgeLayout;
  /** When it was passed, from 1 on. */
  orders: readonly number[];
  isSelected: boolean;
  onSelect?: (element: FlowElement | null) => void;
}

/** An arrow and its label. */
export function EdgeFigure({ edge, orders, isSelected, onSelect }: Props) {
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
        orders.length > 0 && 'visited',
        isSelected && 'selected',
      )}
      {...interactive({ kind: 'edge', id }, onSelect)}
    >
      <title>{title}</title>
      <path className="reach" d={path} />
      <rect className="row" x={x + 1} y={y + 1} width={width - 2} height={height - 2} />
      {isDocked && <path className="rule" d={`M${x + 10} ${y}h${width - 20}`} />}
      <path className="line" d={path} />
      <path className="head" d={headPath(route)} />
      {start && <circle className="head" cx={start.x} cy={start.y} r={3} />}
      <ActorBadges badges={label.badges} />
      <TextLines lines={label.lines} />
      {start && next && <OrderMark orders={orders} at={start} towards={next} />}
    </g>
  );
}
