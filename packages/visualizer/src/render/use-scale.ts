import { useEffect, useRef, useState } from 'react';
import { zoomLevel } from './zoom-level.ts';

/**
 * The scale at which a picture of some width is shown: the given one, or, where none is given, as
 * the page lays the picture out. Until that is known it counts as drawn in full.
 */
export function useScale(given: number | undefined, width: number) {
  const ref = useRef<SVGSVGElement>(null);
  const [measured, setMeasured] = useState(Number.POSITIVE_INFINITY);
  useEffect(() => {
    if (given !== undefined || !ref.current || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(([entry]) => {
      const shown = entry?.contentRect.width ?? 0;
      if (shown > 0) setMeasured(zoomLevel(shown / width));
    });
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [given, width]);
  return { ref, scale: given ?? measured };
}
