import type { ActorBadge, TextLine } from '../layout/layout.ts';
import type { FarLine } from './far-text.ts';
import { classes } from './interaction.ts';

/** Lines of text, each held to the width that was measured for it, whatever font there is. */
export function TextLines({
  lines,
  className,
}: {
  lines: readonly (TextLine | FarLine)[];
  className?: string;
}) {
  return lines.map(({ text, x, y, width, style, clause, ...far }) => (
    <text
      key={`${x} ${y}`}
      className={classes(`t-${style}`, className, 'size' in far && 'kept')}
      style={'size' in far ? { fontSize: far.size } : undefined}
      data-clause={clause}
      x={x}
      y={y}
      textLength={width}
      lengthAdjust="spacingAndGlyphs"
    >
      {text}
    </text>
  ));
}

const radius = 7.5;

/** The actor of an event: their initial on their colour. */
export function ActorBadges({ badges }: { badges: readonly ActorBadge[] }) {
  return badges.map(
    ({ actor, x, y }) =>
      actor && (
        <g key={y} className={`badge a-${actor}`}>
          <circle cx={x + radius} cy={y} r={radius} />
          <text x={x + radius} y={y + 3.6}>
            {actor.charAt(0).toUpperCase()}
          </text>
        </g>
      ),
  );
}

/**
 * The same for what is recorded and moves nothing: a line that comes back, in the actor's colour.
 */
export function RecordMarks({ badges }: { badges: readonly ActorBadge[] }) {
  return badges.map(({ actor, x, y }) => (
    <g key={y} className={actor ? `a-${actor}` : undefined} transform={`translate(${x + radius} ${y})`}>
      <path className="again" d="M-1.5 -5A5.3 5.3 0 1 0 4.6 -2.6" />
      <path className="again-tip" d="M-2.6 -8.2L2.6 -5.2L-2.6 -2Z" />
    </g>
  ));
}
