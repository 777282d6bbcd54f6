import type { Rect } from '@conexion/visualizer';
import { select } from 'd3-selection';
import { type ZoomBehavior, type ZoomTransform, zoom, zoomIdentity, zoomTransform } from 'd3-zoom';
import { type RefObject, useCallback, useEffect, useMemo, useRef } from 'react';
import { begun, centered, fitted, framed, isLegible, type Size, scaled } from './viewport-math.ts';

const largest = 2.5;
const margin = 10;
const partMargin = 56;

export interface PanZoom {
  zoomBy(factor: number): void;
  panBy(x: number, y: number): void;
  /** Shows the whole picture. */
  showAll(): void;
  /** Shows a part of the picture as large as it goes. */
  show(part: Rect): void;
  /** Moves as little as brings a part of the picture into view, large enough to be made out. */
  reveal(part: Rect): void;
}

type Behavior = ZoomBehavior<HTMLElement, unknown>;

/** How the picture stands in a room, given how it stands now. */
type View = (now: ZoomTransform, room: Size) => ZoomTransform;

/**
 * What to do again when the room changes, and what is to stay in view; null once the reader has
 * moved the picture.
 */
interface Held {
  readonly view: View | null;
  readonly part: Rect | null;
}
const nothingHeld: Held = { view: null, part: null };

const roomOf = (element: HTMLElement): Size => ({ width: element.clientWidth, height: element.clientHeight });

/**
 * Wheel, drag and pinch on `viewport` move `content`, a picture of `size`. The picture is moved by
 * a style and not by rendering, so that a gesture costs nothing but a repaint. `onScale`, the same
 * at every rendering, hears of the scale at every movement.
 */
export function usePanZoom(
  viewport: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
  size: Size,
  onScale: (scale: number) => void,
): PanZoom {
  const behavior = useRef<Behavior | null>(null);
  const held = useRef<Held>(nothingHeld);

  const apply = useApplied(viewport, content, behavior);
  const bringIntoView = useCallback(
    (part: Rect) =>
      apply((now, room) => {
        if (isLegible(part, now, room)) return now;
        held.current = { ...held.current, view: null };
        return centered(part, now.k, room);
      }, true),
    [apply],
  );

  useEffect(() => {
    const element = viewport.current;
    if (!element) return;
    const handler = zoomMoving(content, (scale, isByReader) => {
      if (isByReader) held.current = nothingHeld;
      onScale(scale);
    });
    behavior.current = handler;
    const view: View = (_, room) => begun(size, room, margin);
    held.current = { view, part: null };
    select(element).call(handler).on('dblclick.zoom', null);
    apply(view, false);
    const resized = new ResizeObserver(() => {
      handler.scaleExtent([Math.min(fitted(size, roomOf(element), margin).k, 0.4) * 0.8, largest]);
      const { view, part } = held.current;
      if (view) apply(view, false);
      if (part) bringIntoView(part);
    });
    resized.observe(element);
    return () => {
      resized.disconnect();
      select(element).on('.zoom', null);
    };
  }, [viewport, content, size, onScale, apply, bringIntoView]);

  return useMemo(() => {
    const turnTo = (view: View, isHeld: boolean) => {
      held.current = { view: isHeld ? view : null, part: null };
      apply(view, true);
    };
    const reveal = (part: Rect) => {
      held.current = { ...held.current, part };
      bringIntoView(part);
    };
    return { reveal, ...movesOf(size, turnTo) };
  }, [apply, bringIntoView, size]);
}

/** Turns the picture to a view. */
const useApplied = (
  viewport: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
  behavior: RefObject<Behavior | null>,
) =>
  useCallback(
    (next: View, isSmooth: boolean) => {
      const element = viewport.current;
      if (!element || !behavior.current || element.clientWidth === 0) return;
      content.current?.toggleAttribute('data-smooth', isSmooth);
      behavior.current.transform(select(element), next(zoomTransform(element), roomOf(element)));
    },
    [viewport, content, behavior],
  );

/** The behaviour that moves the content; `onMove` hears of each movement, and whose it is. */
const zoomMoving = (
  content: RefObject<HTMLElement | null>,
  onMove: (scale: number, isByReader: boolean) => void,
) =>
  zoom<HTMLElement, unknown>().on('zoom', ({ transform, sourceEvent }) => {
    if (sourceEvent) content.current?.removeAttribute('data-smooth');
    if (content.current) content.current.style.transform = cssOf(transform);
    onMove(transform.k, Boolean(sourceEvent));
  });

const movesOf = (size: Size, turnTo: (view: View, isHeld: boolean) => void): Omit<PanZoom, 'reveal'> => ({
  showAll: () => turnTo((_, room) => fitted(size, room, margin), true),
  show: (part) => turnTo((_, room) => framed(part, room, partMargin), true),
  zoomBy: (factor) => turnTo((now, room) => scaled(now, Math.min(largest, now.k * factor), room), false),
  panBy: (x, y) => turnTo((now) => zoomIdentity.translate(now.x + x, now.y + y).scale(now.k), false),
});

const cssOf = ({ x, y, k }: ZoomTransform): string => `translate(${x}px, ${y}px) scale(${k})`;
