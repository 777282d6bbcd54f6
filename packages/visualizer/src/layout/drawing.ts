import type { Graph } from '../graph/graph.ts';
import type { Channels } from './channels.ts';
import type { Closures } from './closure-row.ts';
import type { Column } from './columns.ts';
import type { Corridor } from './corridors.ts';
import type { Frame } from './frame.ts';
import type { Layout, LayoutView, Point } from './layout.ts';
import type { Path } from './paths.ts';
import type { Screen } from './screen.ts';
import type { Lane } from './swimlane-columns.ts';

/** What is to be drawn. Each step below adds to it and changes nothing that stands. */
export interface Task {
  graph: Graph;
  lang: string;
  view: LayoutView;
  /** Whether arrows enter every second column lower, so that none lies on another. */
  isStaggered: boolean;
  screen: Screen;
}

/** After `place`: every card, closure and arrow has its column, its lane and its height. */
export interface Placed extends Task {
  columns: readonly Column[];
  lanes: readonly Lane[];
  closures: Closures;
  /** By arrow; those straight down to the next card have none. */
  paths: ReadonlyMap<string, Path>;
  channels: Channels;
  top: Corridor;
  bottom: Corridor;
  frame: Frame;
}

/** After `route`: every arrow has its corners. */
export interface Routed extends Placed {
  routes: ReadonlyMap<string, readonly Point[]>;
}

/** After `label`: every text stands in its box. */
export interface Labelled extends Routed {
  layout: Layout;
}
