import type { Graph } from '../graph/graph.ts';
import { splitByActor } from './by-actor.ts';
import type { Labelled, Task } from './drawing.ts';
import { label } from './label.ts';
import type { Layout, LayoutView } from './layout.ts';
import { place } from './place.ts';
import { route } from './route.ts';
import { type Screen, wideScreen } from './screen.ts';

const draw = (task: Task): Labelled => label(route(place(task)));
/** The check: no arrow lies on another. */
const isClear = ({ channels }: Labelled): boolean => channels.isClear;

/**
 * The picture of a graph: regions in columns from left to right, closures in a row below; arrows
 * over the top, between the columns, or down to the closures. By stages the states of a column
 * stand from top to bottom; with lanes each step stands in the lane of its actor. Pure, without a
 * browser. docs/layout.md walks the steps.
 */
export function layoutOf(
  whole: Graph,
  lang: string,
  view: LayoutView = 'stages',
  screen: Screen = wideScreen,
): Layout {
  const graph = view === 'lanes' ? splitByActor(whole) : whole;
  const task: Task = { graph, lang, view, screen, isStaggered: false };
  const plain = draw(task);
  return (isClear(plain) ? plain : draw({ ...task, isStaggered: true })).layout;
}
