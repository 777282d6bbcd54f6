import type { Point, StateLayout } from '../layout/layout.ts';
import { entryDepth } from '../layout/sites.ts';
import { classes, type FlowElement, interactive } from './interaction.ts';
import { headPath, routePath } from './route-path.ts';
import { TextLines } from './text-lines.tsx';

interface Props {
  state: StateLayout;
  isCurrent: boolean;
  isVisited: boolean;
  isSelected: boolean;
  onSelect?: (element: FlowElement | null) => void;
}

/** A state. */
export function StateFigure({ state, isCurrent, isVisited, isSelected, onSelect }: Props) {
  const { id, box, lines, closure, title, isInitial } = state;
  return (
    <g
      className={classes(
        'node state',
        closure && `closure s-${closure}`,
        isCurrent && 'current',
        isVisited && 'visited',
        isSelected && 'selected',
      )}
      aria-current={isCurrent ? 'step' : undefined}
      {...interactive({ kind: 'state', id }, onSelect)}
    >
      <title>{title}</title>
      <rect x={box.x} y={box.y} width={box.width} height={box.height} rx={7} />
      {isInitial && <InitialMark x={box.x} y={box.y + entryDepth} />}
      <TextLines lines={lines} />
    </g>
  );
}

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
