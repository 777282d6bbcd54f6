import type { Lang } from '@conexion/machines';
import { useMemo } from 'react';
import type { EdgeLayout, Layout } from '../layout/layout.ts';
import { EdgeFigure } from './edge-figure.tsx';
import { plainStyle, themedStyle } from './flow-style.ts';
import { type Highlight, type Occupancy, trafficOf } from './highlight.ts';
import { classes, type FlowElement } from './interaction.ts';
import { LaneFigure } from './lane-figure.tsx';
import { LegendFigure } from './legend-figure.tsx';
import type { Overlay } from './overlay.ts';
import { OverlayLegend, pictureSize } from './overlay-legend.tsx';
import { RecordFigure } from './record-figure.tsx';
import { RegionFigure } from './region-figure.tsx';
import { StateFigure } from './state-figure.tsx';
import { TextLines } from './text-lines.tsx';

export interface FlowDiagramProps {
  layout: Layout;
  lang?: Lang;
  /** Where a case is and the way that it came; or many cases at once, counted by state and by arrow. */
  highlight?: Highlight | readonly Highlight[];
  /** Values of states, arrows and records, drawn over them with a legend. */
  overlay?: Overlay;
  /** How many cases are in each state; left out, those of `highlight` where it is many. */
  occupancy?: Readonly<Record<string, Occupancy>>;
  /** The id of a state, an edge or a record. */
  selected?: string | null;
  onSelect?: (element: FlowElement | null) => void;
  /** For a file by itself instead of a page: the styles that embed the font. */
  standalone?: { font: string };
}

const nowhere: Highlight = {};
const paintOrder: readonly EdgeLayout['kind'][] = ['back', 'closure', 'forward', 'main'];

/** The flow as one `<svg>` that stands by itself: the same in the page and in the file that the CLI writes. */
export function FlowDiagram({
  layout,
  lang,
  highlight = nowhere,
  overlay,
  occupancy,
  selected = null,
  onSelect,
  standalone,
}: FlowDiagramProps) {
  const { width, height } = pictureSize(layout, overlay);
  const traffic = useMemo(() => trafficOf(highlight), [highlight]);
  const cases = occupancy ?? traffic.occupancy;
  // Arrows share lanes: what matters more is painted over what matters less.
  const rank = ({ id, kind }: EdgeLayout) =>
    paintOrder.indexOf(kind) + (traffic.marks.has(id) ? 10 : 0) + (id === selected ? 20 : 0);
  const edges = [...layout.edges].sort((a, b) => rank(a) - rank(b));
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      className={classes('cx-flow', layout.view, traffic.marks.size > 0 && 'trail')}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      lang={lang ?? layout.lang}
      aria-label={layout.title}
    >
      <style>{standalone ? standalone.font + plainStyle : themedStyle}</style>
      <rect className="paper" width={width} height={height} />
      <g className={overlay && `o-${overlay.scale}`}>
        {layout.lanes.map((lane) => (
          <LaneFigure key={lane.actor} lane={lane} />
        ))}
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
        {layout.panels.map(({ id, box, lines }) => (
          <g key={id}>
            <rect className="panel" x={box.x} y={box.y} width={box.width} height={box.height} rx={7} />
            <TextLines lines={lines} className="panel-title" />
          </g>
        ))}
        {edges.map((edge) => (
          <EdgeFigure
            key={edge.id}
            edge={edge}
            mark={traffic.marks.get(edge.id)}
            measure={overlay?.values[edge.id]}
            isSelected={edge.id === selected}
            onSelect={onSelect}
          />
        ))}
        {layout.states.map((state) => (
          <StateFigure
            key={state.id}
            state={state}
            isCurrent={traffic.current.has(state.id)}
            isVisited={traffic.visited.has(state.id)}
            isSelected={state.id === selected}
            lang={lang ?? layout.lang}
            count={cases[state.id]?.count ?? 0}
            overdue={cases[state.id]?.overdue ?? 0}
            measure={overlay?.values[state.id]}
            onSelect={onSelect}
          />
        ))}
        {layout.records.map((record) => (
          <RecordFigure
            key={record.id}
            record={record}
            mark={traffic.marks.get(record.id)}
            measure={overlay?.values[record.id]}
            isSelected={record.id === selected}
            onSelect={onSelect}
          />
        ))}
      </g>
      <LegendFigure legend={layout.legend} />
      <g className="clauses">
        <TextLines lines={layout.clauses.heading} />
        {layout.clauses.entries.map(({ clause, lines }) => (
          <g key={clause} data-clause={clause}>
            <TextLines lines={lines} />
          </g>
        ))}
      </g>
      {overlay && <OverlayLegend overlay={overlay} lang={lang ?? layout.lang} top={layout.height} />}
    </svg>
  );
}
