import type { AnyDefinition } from '@conexion/machines';
import { type CSSProperties, useMemo } from 'react';
import { collapse } from '../graph/collapse.ts';
import type { Graph } from '../graph/graph.ts';
import { graphOf } from '../graph/graph-of.ts';
import type { Layout, LayoutView } from '../layout/layout.ts';
import { layoutOf } from '../layout/layout-of.ts';
import { checkProps } from './check-props.ts';
import { ClauseKeyFigure } from './clause-key-figure.tsx';
import { ElementFigures } from './element-figures.tsx';
import { farViewOf } from './far-card.ts';
import { letterAt, plainStyleAt, themedStyle } from './flow-style.ts';
import { GroundFigure } from './ground-figure.tsx';
import { type Highlight, type Occupancy, trafficOf } from './highlight.ts';
import { classes, type FlowElement } from './interaction.ts';
import { LegendFigure } from './legend-figure.tsx';
import type { Overlay } from './overlay.ts';
import { OverlayLegend, pictureSize } from './overlay-legend.tsx';
import { usePointed } from './use-pointed.ts';
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
  const { ref, scale } = useScale(props.scale, width);
  const level = zoomLevel(scale);
  const onKeyDown = useRoving(ref, layout);
  const far = useMemo(
    () => (isFar(level) ? farViewOf(layout, lang, level) : undefined),
    [layout, lang, level],
  );
  const isNear = !far && level <= 1;
  const { pointed, pointing } = usePointed(far !== undefined);
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
      {...pointing}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      lang={lang}
      aria-label={layout.title}
    >
      <style>{standalone ? standalone.font + plainStyleAt(level) : themedStyle}</style>
      <rect className="paper" width={width} height={height} />
      <g className={overlay && `o-${overlay.scale}`}>
        <GroundFigure {...{ layout, lang, far, onToggle }} />
        <ElementFigures
          {...{ layout, lang, far, traffic, overlay, occupancy, selected, marked, pointed, onSelect }}
        />
      </g>
      <LegendFigure legend={layout.legend} />
      <ClauseKeyFigure clauses={layout.clauses} selected={selected} onSelect={onSelect} />
      {overlay && <OverlayLegend overlay={overlay} lang={lang} top={layout.height} level={level} />}
    </svg>
  );
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
