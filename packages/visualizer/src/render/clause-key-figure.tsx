import { memo } from 'react';
import type { ClauseEntry, ClauseKey } from '../layout/layout.ts';
import { classes, type FlowElement, interactive } from './interaction.ts';
import { TextLines } from './text-lines.tsx';

interface KeyProps {
  clauses: ClauseKey;
  selected: string | null;
  onSelect?: (element: FlowElement | null) => void;
}

/** The clauses that the picture cites, in words. */
export function ClauseKeyFigure({ clauses: { heading, entries }, selected, onSelect }: KeyProps) {
  return (
    <g className="clauses">
      <TextLines lines={heading} />
      {entries.map((entry) => (
        <ClauseFigure
          key={entry.clause}
          entry={entry}
          isSelected={entry.clause === selected}
          onSelect={onSelect}
        />
      ))}
    </g>
  );
}

interface Props {
  entry: ClauseEntry;
  isSelected: boolean;
  onSelect?: (element: FlowElement | null) => void;
}

const ClauseFigure = memo(function ClauseFigure({ entry, isSelected, onSelect }: Props) {
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
