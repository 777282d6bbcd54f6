import type { Lang } from '@conexion/machines';
import type { EdgeLayout, Layout } from '../layout/layout.ts';
import { EdgeFigure } from './edge-figure.tsx';
import { plainStyle, themedStyle } from './flow-style.ts';
import { classes, type FlowElement } from './interaction.ts';
import { LegendFigure } from './legend-figure.tsx';
import { RecordFigure } from './record-figure.tsx';
import { RegionFigure } from './region-figure.tsx';
import { StateFigure } from './state-figure.tsx';
import { TextLines } from './text-lines.tsx';

export interface Highlight {
  /** The path of the state where a case is. */
  current?: string;
  visitedStates?: readonly string[];
  /** Ids of edges and records in the order in which they happened; one may come again. */
  visitedEdges?: readonly string[];
}

export interface FlowDiagramProps {
  layout: Layout;
  lang?: Lang;
  highlight?: Highlight;
  /** The id of a state, an edge or a record. */
  selected?: string | null;
  onSelect?: (element: FlowElement | null) => void;
  /** For a file by itself instead of a page: the styles that embed the font. */
  standalone?: { font: string };
}

const paintOrder: readonly EdgeLayout['kind'][] = ['back', 'closure', 'forward', 'main'];

/** The flow as one `<svg>` that stands by itself: the same in the page and in the file that the CLI writes. */
export function FlowDiagram({
  layout,
  lang,
  highlight = {},
  selected = null,
  onSelect,
  standalone,
}: FlowDiagramProps) {
  const { width, height } = layout;
  const { current, visitedStates = [], visitedEdges = [] } = highlight;
  const ordersOf = (id: string) => visitedEdges.flatMap((edge, index) => (edge === id ? [index + 1] : []));
  // Arrows share lanes: what matters more is painted over what matters less.
  const rank = ({ id, kind }: EdgeLayout) =>
    paintOrder.indexOf(kind) + (visitedEdges.includes(id) ? 10 : 0) + (id === selected ? 20 : 0);
  const edges = [...layout.edges].sort((a, b) => rank(a) - rank(b));
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      className={classes('cx-flow', visitedEdges.length > 0 && 'trail')}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      lang={lang ?? layout.lang}
      aria-label={layout.title}
    >
      <style>{standalone ? standalone.font + plainStyle : themedStyle}</style>
      <rect className="paper" width={width} height={height} />
      {layout.regions.map((region) => (
        <RegionFigure key={region.id} region={region} />
      ))}
      {layout.states.map(({ id, card }) => (
        <rect
          key={id}
          className="card"
          x={card.x}
          y={card.y}
          width={card.width}
          height={card.height}
          rx={7}
        />
      ))}
      {layout.panels.map(({ region, box, lines }) => (
        <g key={region}>
          <rect className="panel" x={box.x} y={box.y} width={box.width} height={box.height} rx={7} />
          <TextLines lines={lines} className="panel-title" />
        </g>
      ))}
      {edges.map((edge) => (
        <EdgeFigure
          key={edge.id}
          edge={edge}
          orders={ordersOf(edge.id)}
          isSelected={edge.id === selected}
          onSelect={onSelect}
        />
      ))}
      {layout.states.map((state) => (
        <StateFigure
          key={state.id}
          state={state}
          isCurrent={state.id === current}
          isVisited={visitedStates.includes(state.id)}
          isSelected={state.id === selected}
          onSelect={onSelect}
        />
      ))}
      {layout.records.map((record) => (
        <RecordFigure
          key={record.id}
          record={record}
          orders={ordersOf(record.id)}
          isSelected={record.id === selected}
          onSelect={onSelect}
        />
      ))}
      <LegendFigure legend={layout.legend} />
      <g className="clauses">
        <TextLines lines={layout.clauses.heading} />
        {layout.clauses.entries.map(({ clause, lines }) => (
          <g key={clause} data-clause={clause}>
            <TextLines lines={lines} />
          </g>
        ))}
      </g>
    </svg>
  );
}
