// From a machine to a picture

// What is wrong with a machine
export { type ChartFinding, chartFindings } from './check/chart-findings.ts';
export { type Finding, findingsText } from './check/findings-text.ts';
// Between two versions
export { changesSvg } from './diff/changes-svg.ts';
export { type CaseCheck, changesText } from './diff/changes-text.ts';
export {
  type ChartChanges,
  compareCharts,
  type StateChange,
  type TransitionChange,
} from './diff/compare-charts.ts';
export { markingsOf } from './diff/markings-of.ts';
export { type Mark, type Merged, mergedChart } from './diff/merged-chart.ts';
export {
  type RunningCase,
  type StateValue,
  type StrandedCase,
  strandedCases,
} from './diff/stranded-cases.ts';
// To other tools
export { bpmnLosses } from './export/bpmn-losses.ts';
export { bpmnOf } from './export/bpmn-of.ts';
export { mermaidOf } from './export/mermaid-of.ts';
export { conexionNamespace, scxmlOf } from './export/scxml-of.ts';
export { svgOf } from './export/svg-of.ts';
export type { Chart, ChartAction, ChartGuard, ChartState, ChartTransition } from './graph/chart.ts';
export { chartIn, isProcedure } from './graph/chart-in.ts';
export { chartOfMachine, isMachine } from './graph/chart-of-machine.ts';
export { collapse, collapsibleRegions, standIn } from './graph/collapse.ts';
export type { Edge, Graph, Guard, Region, SelfRecord, State, Step } from './graph/graph.ts';
export { graphOf } from './graph/graph-of.ts';
export { graphOfChart } from './graph/graph-of-chart.ts';
export { wholeOf } from './layout/by-actor.ts';
export { edgeOf, type Passage } from './layout/edge-of.ts';
export { generalLayoutOf } from './layout/general-layout-of.ts';
export type {
  EdgeLayout,
  Label,
  LaneLayout,
  Layout,
  LayoutView,
  Point,
  RecordLayout,
  Rect,
  RegionLayout,
  StateLayout,
  TextLine,
} from './layout/layout.ts';
export { layoutOf } from './layout/layout-of.ts';
export { layoutPlacedBy, type Placing } from './layout/layout-placed-by.ts';
export type { Paper, Sheet } from './layout/sheet.ts';
export { sheetsOf, sheetsPlacedBy } from './layout/sheets-of.ts';
export { guardTexts } from './layout/write-steps.ts';
export { ChangeMarks } from './render/changes-figure.tsx';
export { type CoverageCounts, coverageOverlay, parseCoverage } from './render/coverage-overlay.ts';
export { FlowDiagram, type FlowDiagramProps, type FlowDiagramSource } from './render/flow-diagram.tsx';
export type { Highlight, Occupancy } from './render/highlight.ts';
export type { FlowElement } from './render/interaction.ts';
export type { Overlay, OverlayValue } from './render/overlay.ts';
export { pictureSize } from './render/overlay-legend.tsx';
export { routePath } from './render/route-path.ts';
export { SheetFigure, type SheetMarks } from './render/sheet-figure.tsx';
export { zoomLevel } from './render/zoom-level.ts';
