import type { Legend } from '../layout/layout.ts';
import { headPath, routePath } from './route-path.ts';
import { ActorBadges, RecordMarks, TextLines } from './text-lines.tsx';

const sampleLength = 38;

/** The heading of the picture and how to read it. */
export function LegendFigure({ legend: { lines, actors, arrows } }: { legend: Legend }) {
  return (
    <g className="legend">
      <TextLines lines={lines} />
      <ActorBadges badges={actors.map(({ badge }) => badge)} />
      <TextLines lines={[...actors, ...arrows].map(({ line }) => line)} />
      {arrows.map(({ kind, x, y }) => {
        if (kind === 'record') {
          return <RecordMarks key={kind} badges={[{ actor: 'coordinador', x: x + 12, y }]} />;
        }
        const route = [
          { x, y },
          { x: x + sampleLength, y },
        ];
        return (
          <g key={kind} className={`edge ${kind}${kind === 'closure' ? ' s-canceladoPosterior' : ''}`}>
            <path className="line" d={routePath(route)} />
            <path className="head" d={headPath(route)} />
          </g>
        );
      })}
    </g>
  );
}
