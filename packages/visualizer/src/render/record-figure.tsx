import type { RecordLayout } from '../layout/layout.ts';
import { classes, type FlowElement, interactive } from './interaction.ts';
import { OrderMark } from './order-mark.tsx';
import { RecordMarks, TextLines } from './text-lines.tsx';

interface Props {
  record: RecordLayout;
  /** When it happened, from 1 on. */
  orders: readonly number[];
  isSelected: boolean;
  onSelect?: (element: FlowElement | null) => void;
}

/** What is recorded without moving anything: an arrow that comes back, so it is selected as one. */
export function RecordFigure({ record: { id, title, label }, orders, isSelected, onSelect }: Props) {
  const { x, y, width, height } = label.box;
  const middle = label.badges[0]?.y ?? y;
  return (
    <g
      className={classes('node record', orders.length > 0 && 'visited', isSelected && 'selected')}
      {...interactive({ kind: 'edge', id }, onSelect)}
    >
      <title>{title}</title>
      <rect className="row" x={x + 2} y={y} width={width - 4} height={height} />
      <RecordMarks badges={label.badges} />
      <TextLines lines={label.lines} />
      <OrderMark orders={orders} at={{ x, y: middle }} towards={{ x: x - 1, y: middle }} />
    </g>
  );
}
