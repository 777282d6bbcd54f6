import {
  FlowDiagram,
  type FlowElement,
  type Highlight,
  type Layout,
  type Occupancy,
  type Overlay,
  pictureSize,
  type Rect,
  wholeOf,
  zoomLevel,
} from '@conexion/visualizer';
import {
  type CSSProperties,
  type FocusEvent,
  type KeyboardEvent,
  memo,
  type PointerEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTexts } from '../i18n/language.ts';
import { usePrinting } from '../ui/use-printing.ts';
import type { FlowPart } from './element-facts.ts';
import { FlowControls, type Widening } from './flow-controls.tsx';
import { type PanZoom, usePanZoom } from './use-pan-zoom.ts';
import { type Size, unionOf } from './viewport-math.ts';

const Diagram = memo(FlowDiagram);

export interface FlowViewportProps {
  readonly layout: Layout;
  readonly highlight: Highlight;
  /** The case on the picture, by its id. */
  readonly followed: string | null;
  /**
   * A machine other than the procedure: it begins as a whole, and the procedure's files are not
   * offered.
   */
  readonly isForeign?: boolean | undefined;
  /** The id of what is picked, and those of what belongs together with it. */
  readonly selected: string | null;
  readonly marked?: readonly string[];
  readonly overlay?: Overlay | undefined;
  readonly occupancy?: Readonly<Record<string, Occupancy>> | undefined;
  /** An overlay that moves with the picture. */
  readonly layer?: ((layout: Layout) => ReactNode) | undefined;
  readonly widening?: Widening | undefined;
  /** The contents of the bar above the picture, left of the zoom buttons. */
  readonly tools?: ReactNode;
  readonly onPick: (element: FlowElement | null) => void;
  readonly onToggle?: (region: string) => void;
  readonly onPoint: (pointed: Pointed | null) => void;
}

const nothing: readonly string[] = [];

/** What is pointed at or has the focus, and whether it is in the lower half of the frame. */
export interface Pointed {
  readonly part: FlowPart;
  readonly isLow: boolean;
}

const step = 80;
const factor = 1.3;

/** What each key does in the frame. */
const moves: Readonly<Record<string, (picture: PanZoom) => void>> = {
  ArrowLeft: ({ panBy }) => panBy(step, 0),
  ArrowRight: ({ panBy }) => panBy(-step, 0),
  ArrowUp: ({ panBy }) => panBy(0, step),
  ArrowDown: ({ panBy }) => panBy(0, -step),
  '+': ({ zoomBy }) => zoomBy(factor),
  '=': ({ zoomBy }) => zoomBy(factor),
  '-': ({ zoomBy }) => zoomBy(1 / factor),
  '0': ({ showAll }) => showAll(),
};

/** The picture in a frame that can be moved and zoomed, by hand and by keyboard. */
export function FlowViewport(props: FlowViewportProps) {
  const { layout, highlight, followed, selected, marked = nothing, overlay, occupancy, layer } = props;
  const { isForeign = false, widening, tools, onPick, onToggle, onPoint } = props;
  const { lang, t } = useTexts();
  const viewport = useRef<HTMLElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const { width, height } = pictureSize(layout, overlay);
  // Other values in an overlay leave the picture where the reader moved it.
  const size = useMemo(() => ({ width, height }), [width, height]);
  // Rounded to where something else is drawn: most of a gesture renders nothing.
  const [scale, setScale] = useState(1);
  const heard = useCallback((now: number) => setScale(zoomLevel(now)), []);
  const panZoom = usePanZoom(viewport, content, size, heard);
  const trail = useTrailBox(layout, highlight);
  const printed = printedScale(size);
  const isPrinting = usePrinting();

  const pressed = (event: KeyboardEvent) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : moves[event.key];
    if (!act) return;
    event.preventDefault();
    act(panZoom);
  };
  const point = (target: EventTarget) => {
    const part = partAt(target);
    const frame = viewport.current?.getBoundingClientRect();
    if (!part || !frame || !(target instanceof Element)) return onPoint(null);
    const { top } = target.getBoundingClientRect();
    onPoint({ part, isLow: part.kind !== 'region' && top > frame.top + frame.height / 2 });
  };
  const focused = (event: FocusEvent) => {
    const part = partAt(event.target);
    point(event.target);
    const box = part && boxOf(layout, part.id);
    if (box && event.target.matches(':focus-visible')) panZoom.reveal(box);
  };
  usePicked(layout, selected, marked, panZoom);
  useShownCase(followed, isForeign ? panZoom.showAll : trail && (() => panZoom.show(trail)));
  useFollowed(layout, highlight.current, trail, panZoom);
  return (
    <>
      <div className="flow-bar">
        {tools}
        <FlowControls
          panZoom={panZoom}
          onShowCase={isForeign ? null : trail && (() => panZoom.show(trail))}
          widening={widening}
          offersFiles={!isForeign}
        />
      </div>
      <section
        ref={viewport}
        className="flow-viewport"
        style={printedStyle(size, printed)}
        aria-label={t.flow.canvas}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: keys move it, so it takes the focus
        tabIndex={0}
        onKeyDown={pressed}
        onPointerOver={(event: PointerEvent) => point(event.target)}
        onPointerLeave={() => onPoint(null)}
        onFocus={focused}
        onBlur={() => onPoint(null)}
      >
        <div ref={content} className="flow-content">
          <Diagram
            layout={layout}
            lang={lang}
            highlight={highlight}
            selected={selected}
            marked={marked}
            overlay={overlay}
            occupancy={occupancy}
            scale={isPrinting ? printed : scale}
            onSelect={onPick}
            onToggle={onToggle}
          />
          {layer?.(layout)}
        </div>
      </section>
    </>
  );
}

/** In pixels, what a page of print.css has for the picture. */
const paper: Size = { width: 1040, height: 640 };

const printedScale = ({ width, height }: Size): number =>
  Math.min(paper.width / width, paper.height / height, 1);

const printedStyle = ({ width, height }: Size, scale: number) =>
  ({
    '--printed-scale': scale,
    '--printed-width': `${width * scale}px`,
    '--printed-height': `${height * scale}px`,
  }) as CSSProperties;

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

function partAt(target: EventTarget | null): FlowPart | null {
  if (!(target instanceof Element)) return null;
  const node = target.closest('[data-kind][data-id]');
  const kind = node?.getAttribute('data-kind');
  const id = node?.getAttribute('data-id');
  if (id && (kind === 'state' || kind === 'edge' || kind === 'record')) return { kind, id };
  const region = target.closest('[data-region]')?.getAttribute('data-region');
  return region ? { kind: 'region', id: region } : null;
}

function boxOf({ states, regions, edges, records }: Layout, id: string): Rect | undefined {
  const place = states.find((state) => state.id === id) ?? regions.find((region) => region.id === id);
  return place?.box ?? [...edges, ...records].find((drawn) => wholeOf(drawn.id) === wholeOf(id))?.label.box;
}
