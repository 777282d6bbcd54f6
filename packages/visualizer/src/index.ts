// From the machine to a picture

export { collapse, collapsibleRegions } from './graph/collapse.ts';
export type { Edge, Graph, Guard, Region, SelfRecord, State, Step } from './graph/graph.ts';
export { graphOf } from './graph/graph-of.ts';
export { edgeOf, type Passage } from './layout/edge-of.ts';
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
export { FlowDiagram, type FlowDiagramProps, type FlowDiagramSource } from './render/flow-diagram.tsx';
export type { Highlight, Occupancy } from './render/highlight.ts';
export type { FlowElement } from './render/interaction.ts';
export type { Overlay, OverlayValue } from './render/overlay.ts';
