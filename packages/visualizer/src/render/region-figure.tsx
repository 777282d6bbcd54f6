import type { RegionLayout } from '../layout/layout.ts';
import { classes } from './interaction.ts';
import { TextLines } from './text-lines.tsx';

/** A region with its title and, if it holds one, its closure status. */
export function RegionFigure({
  region: { id, box, isStage, number, lines, held, title },
}: {
  region: RegionLayout;
}) {
  const { x, y, width, height } = box;
  return (
    <g className={classes('region', !isStage && 'aside')} data-region={id}>
      <title>{title}</title>
      <rect x={x} y={y} width={width} height={height} rx={12} />
      {number && <TextLines lines={[number]} />}
      <TextLines lines={lines} />
      {held && (
        <g className={`held s-${held.status}`}>
          <rect {...held.label.box} rx={held.label.box.height / 2} />
          <TextLines lines={held.label.lines} />
        </g>
      )}
    </g>
  );
}
