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

/** How the picture stands in a room, given how it stands now. */
type View = (now: ZoomTransform, room: Size) => ZoomTransform;

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
  const behavior = useRef<ZoomBehavior<HTMLElement, unknown> | null>(null);
  // What to do again when the room changes, and what is to stay in view; null once the reader has
  // moved the picture.
  const view = useRef<View | null>(null);
  const revealed = useRef<Rect | null>(null);

  const apply = useCallback(
    (next: View, isSmooth: boolean) => {
      const element = viewport.current;
      if (!element || !behavior.current || element.clientWidth === 0) return;
      content.current?.toggleAttribute('data-smooth', isSmooth);
      behavior.current.transform(select(element), next(zoomTransform(element), roomOf(element)));
    },
    [viewport, content],
  );

  const bringIntoView = useCallback(
    (part: Rect) =>
      apply((now, room) => {
        if (isLegible(part, now, room)) return now;
        view.current = null;
        return centered(part, now.k, room);
      }, true),
    [apply],
  );

  useEffect(() => {
    const element = viewport.current;
    if (!element) return;
    const handler = zoom<HTMLElement, unknown>().on('zoom', ({ transform, sourceEvent }) => {
      if (sourceEvent) {
        view.current = null;
        revealed.current = null;
        content.current?.removeAttribute('data-smooth');
      }
      if (content.current) content.current.style.transform = cssOf(transform);
      onScale(transform.k);
    });
    behavior.current = handler;
    view.current = (_, room) => begun(size, room, margin);
    revealed.current = null;
    select(element).call(handler).on('dblclick.zoom', null);
    apply(view.current, false);
    const resized = new ResizeObserver(() => {
      handler.scaleExtent([Math.min(fitted(size, roomOf(element), margin).k, 0.4) * 0.8, largest]);
      if (view.current) apply(view.current, false);
      if (revealed.current) bringIntoView(revealed.current);
    });
    resized.observe(element);
    return () => {
      resized.disconnect();
      select(element).on('.zoom', null);
    };
  }, [viewport, content, size, onScale, apply, bringIntoView]);

  return useMemo(() => {
    const turnTo = (next: View, isKept: boolean) => {
      view.current = isKept ? next : null;
      revealed.current = null;
      apply(next, true);
    };
    const once = (next: View) => turnTo(next, false);
    const keep = (next: View) => turnTo(next, true);
    return {
      showAll: () => keep((_, room) => fitted(size, room, margin)),
      show: (part) => keep((_, room) => framed(part, room, partMargin)),
      zoomBy: (factor) => once((now, room) => scaled(now, Math.min(largest, now.k * factor), room)),
      panBy: (x, y) => once((now) => zoomIdentity.translate(now.x + x, now.y + y).scale(now.k)),
      reveal: (part) => {
        revealed.current = part;
        bringIntoView(part);
      },
    };
  }, [apply, bringIntoView, size]);
}

const cssOf = ({ x, y, k }: ZoomTransform): string => `translate(${x}px, ${y}px) scale(${k})`;
