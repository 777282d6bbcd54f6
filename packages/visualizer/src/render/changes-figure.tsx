import type { Label, Layout, Point } from '../layout/layout.ts';
import { FlowDiagram } from './flow-diagram.tsx';
import { routePath } from './route-path.ts';

/**
 * A kind of change: its colour, the dashes of its lines, and a sign for readers who see no colours.
 */
export interface MarkStyle {
  colour: string;
  dash?: string;
  sign: string;
}

export interface Marking {
  style: MarkStyle;
  /** What the legend says of it. */
  word: { text: string; width: number };
}

interface Props {
  layout: Layout;
  heading: string;
  /** In the order of the legend. */
  marks: readonly Marking[];
  markOf: (element: { kind: 'state' | 'region' | 'edge' | 'record'; id: string }) => Marking | undefined;
  font: string;
}

const legendHeight = 64;
const margin = 24;

/** A flow in which what was changed is marked, below a legend: the picture of a comparison. */
export function ChangesFigure({ layout, heading, marks, markOf, font }: Props) {
  const { width, height } = layout;
  const total = height + legendHeight;
  let x = margin + 200;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${total}`}
      width={width}
      height={total}
      lang={layout.lang}
      aria-label={`${heading}: ${layout.title}`}
    >
      <rect width={width} height={total} fill="#fff" />
      <g transform={`translate(0 ${legendHeight})`}>
        <FlowDiagram layout={layout} standalone={{ font }} />
        <ChangeMarks layout={layout} markOf={markOf} />
      </g>
      <g className="cx-flow">
        <text className="t-region" x={margin} y={40}>
          {heading}
        </text>
        {marks.map(({ style, word }) => {
          const at = x;
          x += word.width + 110;
          return (
            <g key={style.sign}>
              <path d={`M${at} 32h40`} stroke={style.colour} strokeWidth={5} strokeDasharray={style.dash} />
              <Sign style={style} at={{ x: at + 56, y: 32 }} />
              <text className="t-record" x={at + 72} y={37} textLength={word.width}>
                {word.text}
              </text>
            </g>
          );
        })}
      </g>
    </svg>
  );
}

/** What marks the changes, over the picture of a layout. */
export function ChangeMarks({ layout, markOf }: Pick<Props, 'layout' | 'markOf'>) {
  return (
    <>
      {layout.regions.map(({ id, box }) => (
        <Outline key={id} marking={markOf({ kind: 'region', id })} box={box} />
      ))}
      {layout.edges.map(({ id, label, route }) => {
        const marking = markOf({ kind: 'edge', id });
        if (!marking) return null;
        const { colour, dash } = marking.style;
        return (
          <g key={id} data-change={id}>
            <path d={routePath(route)} fill="none" stroke={colour} strokeWidth={5} strokeDasharray={dash} />
            <Sign style={marking.style} at={besides(label)} />
          </g>
        );
      })}
      {layout.states.map(({ id, box }) => (
        <Outline key={id} marking={markOf({ kind: 'state', id })} box={box} />
      ))}
      {layout.records.map(({ id, label }) => {
        const marking = markOf({ kind: 'record', id });
        return marking ? <Sign key={id} style={marking.style} at={besides(label)} /> : null;
      })}
    </>
  );
}

/** Where the text of a label begins, at its left. */
const besides = ({ box, lines }: Label): Point => ({ x: box.x + 1, y: (lines[0]?.y ?? box.y) - 5 });

function Outline({ marking, box }: { marking: Marking | undefined; box: Layout['states'][number]['box'] }) {
  if (!marking) return null;
  const { colour, dash } = marking.style;
  const { x, y, width, height } = box;
  return (
    <g>
      <rect
        x={x - 3}
        y={y - 3}
        width={width + 6}
        height={height + 6}
        rx={9}
        fill="none"
        stroke={colour}
        strokeWidth={5}
        strokeDasharray={dash}
      />
      <Sign style={marking.style} at={{ x: x + width - 4, y: y - 3 }} />
    </g>
  );
}

const radius = 9;

function Sign({ style: { colour, sign }, at: { x, y } }: { style: MarkStyle; at: Point }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <circle r={radius} fill={colour} stroke="#fff" strokeWidth={1.5} />
      <path d={sign} fill="none" stroke="#fff" strokeWidth={2} />
    </g>
  );
}
