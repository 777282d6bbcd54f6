import { memo } from 'react';
import type { ClauseEntry } from '../layout/layout.ts';
import { classes, type FlowElement, interactive } from './interaction.ts';
import { TextLines } from './text-lines.tsx';

interface Props {
  entry: ClauseEntry;
  isSelected: boolean;
  onSelect?: (element: FlowElement | null) => void;
}

/** A clause in words, in the key of the picture. */
export const ClauseFigure = memo(function ClauseFigure({ entry, isSelected, onSelect }: Props) {
  const { clause, box, lines } = entry;
  return (
    <g
      className={classes('node clause', isSelected && 'selected')}
      {...interactive({ kind: 'clause', id: clause }, onSelect)}
    >
      <title>{lines.map(({ text }) => text).join(' ')}</title>
      <rect className="row" x={box.x - 6} y={box.y - 2} width={box.width + 6} height={box.height + 4} />
      <TextLines lines={lines} />
    </g>
  );
});
