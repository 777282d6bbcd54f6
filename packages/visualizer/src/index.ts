// From a machine to a picture

// Between two versions
export { changesSvg } from './diff/changes-svg.ts';
export { type CaseCheck, changesText } from './diff/changes-text.ts';
export {
  type ChartChanges,
  compareCharts,
  type StateChange,
  type TransitionChange,
} from './diff/compare-charts.ts';
export { type Mark, type Merged, mergedChart } from './diff/merged-chart.ts';
export { type RunningCase, type StrandedCase, strandedCases } from './diff/stranded-cases.ts';
// To other tools
export { bpmnLosses } from './export/bpmn-losses.ts';
export { bpmnOf } from './export/bpmn-of.ts';
export { mermaidOf } from './export/mermaid-of.ts';
export { conexionNamespace, scxmlOf } from './export/scxml-of.ts';
export { svgOf } from './export/svg-of.ts';
export type { Chart, ChartAction, ChartGuard, ChartState, ChartTransition } from './graph/chart.ts';
export { chartOfMachine, isMachine } from './graph/chart-of-machine.ts';
export type { Edge, Graph, Guard, Region, SelfRecord, State, Step } from './graph/graph.ts';
export { graphOf } from './graph/graph-of.ts';
export { graphOfChart } from './graph/graph-of-chart.ts';
export { edgeOf, type Passage } from './layout/edge-of.ts';
export { generalLayoutOf } from './layout/general-layout-of.ts';
export type {
  EdgeLayout,
  Label,
  Layout,
  Point,
  RecordLayout,
  Rect,
  RegionLayout,
  StateLayout,
  TextLine,
} from './layout/layout.ts';
export { layoutOf } from './layout/layout-of.ts';
export { FlowDiagram, type FlowDiagramProps, type Highlight } from './render/flow-diagram.tsx';
export type { FlowElement } from './render/interaction.ts';
