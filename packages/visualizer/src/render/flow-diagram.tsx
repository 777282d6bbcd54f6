import type { AnyDefinition } from '@conexion/machines';
import { type CSSProperties, type SyntheticEvent, useMemo, useState } from 'react';
import { collapse } from '../graph/collapse.ts';
import type { Graph } from '../graph/graph.ts';
import { graphOf } from '../graph/graph-of.ts';
import { wholeOf } from '../layout/by-actor.ts';
import type { EdgeLayout, Layout, LayoutView } from '../layout/layout.ts';
import { layoutOf } from '../layout/layout-of.ts';
import { checkProps } from './check-props.ts';
import { ClauseFigure } from './clause-figure.tsx';
import { EdgeFigure } from './edge-figure.tsx';
import { farPanel, farViewOf } from './far-card.ts';
import { letterAt, plainStyleAt, themedStyle } from './flow-style.ts';
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
import { useRoving } from './use-roving.ts';
import { useScale } from './use-scale.ts';
import { hiddenStyles, isFar, zoomLevel } from './zoom-level.ts';

/** What is drawn: a layout, or what one is made of. */
export type FlowDiagramSource =
  | { layout: Layout; lang?: string }
  | { graph: Graph; lang?: string; view?: LayoutView; collapsed?: readonly string[] }
  | { machine: AnyDefinition; lang?: string; view?: LayoutView; collapsed?: readonly string[] };

/** The props of `FlowDiagram`. */
export type FlowDiagramProps = FlowDiagramSource & {
  /**
   * Where a case is and the way that it came; or many cases at once, counted by state and by arrow.
   */
  highlight?: Highlight | readonly Highlight[];
  /** Values of states, arrows and records, drawn over them with a legend. */
  overlay?: Overlay;
  /** How many cases are in each state; left out, those of `highlight` where it is many. */
  occupancy?: Readonly<Record<string, Occupancy>>;
  /** The id of a state, an arrow, a record or a clause. */
  selected?: string | null;
  /**
   * Ids of states, arrows and records that belong together, such as all that implement a clause.
   */
  marked?: readonly string[];
  /** Makes states, arrows and clauses buttons; called with null for the Escape key. */
  onSelect?: (element: FlowElement | null) => void;
  /** Offers to collapse regions and to open them; called with the id of the region. */
  onToggle?: (region: string) => void;
  /**
   * How many pixels of the screen a unit of the picture takes, where the page scales it by a
   * transform; left out, it is measured. No text is drawn that would be too small to read.
   */
  scale?: number;
  /** For a file by itself instead of a page: the styles that embed the font. */
  standalone?: { font: string };
};

const nowhere: Highlight = {};
const nothing: readonly string[] = [];
const paintOrder: readonly EdgeLayout['kind'][] = ['back', 'closure', 'forward', 'main'];

/**
 * The flow as one `<svg>` that stands by itself: the same in the page and in the file that the CLI
 * writes. Throws a `TypeError` that names a wrong prop.
 */
export function FlowDiagram({ onSelect, onToggle, standalone, ...props }: FlowDiagramProps) {
  checkProps(props);
  const { highlight = nowhere, overlay, occupancy, selected = null, marked = nothing } = props;
  const layout = useLayout(props);
  const lang = props.lang ?? layout.lang;
  const { width, height } = pictureSize(layout, overlay);
  const traffic = useMemo(() => trafficOf(highlight), [highlight]);
  const cases = occupancy ?? traffic.occupancy;
  const { ref, scale } = useScale(props.scale, width);
  const level = zoomLevel(scale);
  const onKeyDown = useRoving(ref, layout);
  const far = useMemo(
    () => (isFar(level) ? farViewOf(layout, lang, level) : undefined),
    [layout, lang, level],
  );
  const isNear = !far && level <= 1;
  const [pointed, setPointed] = useState<string | null>(null);
  const point = ({ target }: SyntheticEvent) => setPointed(stateAt(target));
  const lit = pointed ?? selected;
  const isLit = ({ source, target }: EdgeLayout) =>
    far !== undefined && lit !== null && (target === lit || lit === source || lit.startsWith(`${source}.`));
  const isPicked = (id: string) => selected !== null && (id === selected || wholeOf(id) === selected);
  // Arrows share lanes: what matters more is painted over what matters less.
  const rank = (edge: EdgeLayout) => {
    const { id, kind } = edge;
    return (
      paintOrder.indexOf(kind) +
      (isLit(edge) ? 5 : 0) +
      (traffic.marks.has(id) ? 10 : 0) +
      (isMarked(id) ? 15 : 0) +
      (isPicked(id) ? 20 : 0)
    );
  };
  const isMarked = (id: string) => marked.includes(wholeOf(id));
  const measureOf = (id: string) => overlay?.values[id] ?? overlay?.values[wholeOf(id)];
  const edges = [...layout.edges].sort((a, b) => rank(a) - rank(b));
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      className={classes(
        'cx-flow',
        layout.view,
        traffic.marks.size > 0 && 'trail',
        marked.length > 0 && 'marking',
        isNear && 'near',
        far && 'far',
        far && layout.edges.some(({ kind }) => kind === 'main') && 'led',
        ...hiddenStyles(level).map((style) => `no-${style}`),
      )}
      ref={ref}
      style={isNear ? ({ '--cx-letter': letterAt(level) } as CSSProperties) : undefined}
      onKeyDown={onKeyDown}
      onPointerOver={far && point}
      onPointerLeave={() => setPointed(null)}
      onFocus={far && point}
      onBlur={() => setPointed(null)}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      lang={lang}
      aria-label={layout.title}
    >
      <style>{standalone ? standalone.font + plainStyleAt(level) : themedStyle}</style>
      <rect className="paper" width={width} height={height} />
      <g className={overlay && `o-${overlay.scale}`}>
        {layout.lanes.map((lane) => (
          <LaneFigure key={lane.actor} lane={lane} far={far} />
        ))}
        {layout.regions.map((region) => (
          <RegionFigure key={region.id} region={region} lang={lang} far={far} onToggle={onToggle} />
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
        {layout.panels.map((panel) => (
          <g key={panel.id}>
            <rect className="panel" {...panel.box} rx={7} />
            <TextLines lines={far ? farPanel(panel, far) : panel.lines} className="panel-title" />
          </g>
        ))}
        {edges.map((edge) => (
          <EdgeFigure
            key={edge.id}
            edge={edge}
            mark={traffic.marks.get(edge.id) ?? traffic.marks.get(wholeOf(edge.id))}
            measure={measureOf(edge.id)}
            isSelected={isPicked(edge.id)}
            isMarked={isMarked(edge.id)}
            isLit={isLit(edge)}
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
            isMarked={isMarked(state.id)}
            lang={lang}
            count={cases[state.id]?.count ?? 0}
            overdue={cases[state.id]?.overdue ?? 0}
            measure={measureOf(state.id)}
            far={far}
            onSelect={onSelect}
          />
        ))}
        {layout.records.map((record) => (
          <RecordFigure
            key={record.id}
            record={record}
            mark={traffic.marks.get(record.id)}
            measure={measureOf(record.id)}
            isSelected={record.id === selected}
            isMarked={isMarked(record.id)}
            onSelect={onSelect}
          />
        ))}
      </g>
      <LegendFigure legend={layout.legend} />
      <g className="clauses">
        <TextLines lines={layout.clauses.heading} />
        {layout.clauses.entries.map((entry) => (
          <ClauseFigure
            key={entry.clause}
            entry={entry}
            isSelected={entry.clause === selected}
            onSelect={onSelect}
          />
        ))}
      </g>
      {overlay && <OverlayLegend overlay={overlay} lang={lang} top={layout.height} level={level} />}
    </svg>
  );
}

function stateAt(target: EventTarget): string | null {
  const state = target instanceof Element ? target.closest('[data-kind=state]') : null;
  return state?.getAttribute('data-id') ?? null;
}

/** The given layout, or that of the given machine or graph. */
function useLayout(source: FlowDiagramSource): Layout {
  const given = 'layout' in source ? source.layout : null;
  const machine = 'machine' in source ? source.machine : null;
  const graph = 'graph' in source ? source.graph : null;
  const { view = 'stages', collapsed = nothing } = 'layout' in source ? {} : source;
  const { lang = 'es' } = source;
  // A list written in place is a new one at each rendering, but holds the same words.
  const closed = collapsed.join(' ');
  return useMemo(() => {
    if (given) return given;
    const whole = machine ? graphOf(machine) : graph;
    if (!whole) throw new TypeError('FlowDiagram: give it a machine, a graph or a layout');
    return layoutOf(collapse(whole, closed.split(' ')), lang, view);
  }, [given, machine, graph, closed, lang, view]);
}
