import { type Highlight, type Layout, type Rect, wholeOf } from '@conexion/visualizer';
import { useEffect, useMemo, useRef } from 'react';
import type { PanZoom } from './use-pan-zoom.ts';
import { unionOf } from './viewport-math.ts';

interface Shown {
  readonly layout: Layout;
  readonly highlight: Highlight;
  readonly followed: string | null;
  readonly selected: string | null;
  readonly marked: readonly string[];
  readonly isForeign: boolean;
}

/**
 * Moves the picture to what is picked and to where the case goes. Returns what shows the way of the
 * case; null where none is on the picture.
 */
export function useShownParts(panZoom: PanZoom, shown: Shown): (() => void) | null {
  const { layout, highlight, followed, selected, marked, isForeign } = shown;
  const trail = useTrailBox(layout, highlight);
  const showCase = trail && (() => panZoom.show(trail));
  usePicked(layout, selected, marked, panZoom);
  useShownCase(followed, isForeign ? panZoom.showAll : showCase);
  useFollowed(layout, highlight.current, trail, panZoom);
  return showCase;
}

/**
 * What is picked is brought into view, also by a link; of several parts that belong together, all
 * of them.
 */
function usePicked(
  layout: Layout,
  selected: string | null,
  marked: readonly string[],
  panZoom: PanZoom,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another choice moves the picture
  useEffect(() => {
    const boxes = (marked.length > 0 ? marked : [selected])
      .map((id) => id && boxOf(layout, id))
      .filter((box) => Boolean(box)) as Rect[];
    const [only] = boxes;
    if (!only) return;
    if (boxes.length === 1) panZoom.reveal(only);
    else panZoom.showAll();
  }, [selected]);
}

/** A case that the user picks is shown; from then on the user moves the picture. */
function useShownCase(id: string | null, show: (() => void) | null): void {
  const shown = useRef<string | null>(null);
  useEffect(() => {
    if (id === null) shown.current = null;
    if (id === null || show === null || shown.current === id) return;
    shown.current = id;
    show();
  }, [id, show]);
}

/** Where the case goes is brought into view; at its end, the whole way that it came. */
function useFollowed(
  layout: Layout,
  current: string | undefined,
  trail: Rect | null,
  panZoom: PanZoom,
): void {
  const state = layout.states.find(({ id }) => id === current);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a step of the case moves it
  useEffect(() => {
    if (state?.closure && trail) panZoom.show(trail);
    else if (state) panZoom.reveal(state.card);
  }, [current]);
}

/** The part of the picture with all that a case has passed. */
function useTrailBox(layout: Layout, { current, alsoIn = [], visitedStates = [] }: Highlight): Rect | null {
  return useMemo(() => {
    const places = [current, ...alsoIn, ...visitedStates];
    const passed = layout.states.filter(({ id }) => places.includes(id));
    return current && passed.length > 0 ? unionOf(passed.map(({ card }) => card)) : null;
  }, [layout, current, alsoIn, visitedStates]);
}

/** Where a part of the picture stands. */
export function boxOf({ states, regions, edges, records }: Layout, id: string): Rect | undefined {
  const place = states.find((state) => state.id === id) ?? regions.find((region) => region.id === id);
  return place?.box ?? [...edges, ...records].find((drawn) => wholeOf(drawn.id) === wholeOf(id))?.label.box;
}
