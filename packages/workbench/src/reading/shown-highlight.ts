import { type Highlight, wholeOf } from '@conexion/visualizer';

/**
 * Where a case is and came by, in a picture with collapsed stages: on what stands there for states
 * and arrows.
 */
export function shownHighlight(highlight: Highlight, shownAs: (id: string) => string): Highlight {
  const { current, alsoIn = [], visitedStates = [], visitedEdges = [] } = highlight;
  const isArrow = (id: string) => /[>!]/.test(id);
  return {
    ...(current !== undefined && { current: shownAs(current) }),
    ...(alsoIn.length > 0 && { alsoIn: alsoIn.map(shownAs) }),
    visitedStates: [...new Set(visitedStates.map(shownAs))],
    // What happened within a collapsed stage passed no arrow of the picture.
    visitedEdges: visitedEdges.map((id) => shownAs(wholeOf(id))).filter(isArrow),
  };
}
