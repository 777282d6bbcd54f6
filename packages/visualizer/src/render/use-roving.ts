import { type KeyboardEvent, type RefObject, useEffect, useMemo } from 'react';
import type { Layout } from '../layout/layout.ts';

const steps: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/**
 * Makes the parts of a picture one stop of the Tab key, with arrows between them: each state, then
 * what leaves it. The stop is the part with the focus, else the selected one, else the
 * one that was it.
 */
export function useRoving(ref: RefObject<SVGSVGElement | null>, layout: Layout) {
  const order = useMemo(() => readingOrderOf(layout), [layout]);
  // After every rendering, which may have removed the stop.
  useEffect(() => {
    const svg = ref.current;
    if (!svg) return;
    const arrange = () => {
      const items = itemsIn(svg, order);
      const stop =
        items.find((item) => item === document.activeElement) ??
        items.find((item) => item.matches('.selected')) ??
        items.find((item) => item.getAttribute('tabindex') === '0');
      for (const item of items) item.setAttribute('tabindex', item === (stop ?? items[0]) ? '0' : '-1');
    };
    arrange();
    svg.addEventListener('focusin', arrange);
    return () => svg.removeEventListener('focusin', arrange);
  });
  return (event: KeyboardEvent<SVGSVGElement>) => {
    const step = steps[event.key];
    const items = itemsIn(event.currentTarget, order);
    const at = items.indexOf(document.activeElement as SVGElement);
    if (step === undefined || at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    // Around the picture, the same keys may move it.
    event.stopPropagation();
    items[Math.min(items.length - 1, Math.max(0, at + step))]?.focus();
  };
}

type Order = ReadonlyMap<string, number>;

function readingOrderOf({ states, panels, records, edges, clauses }: Layout): Order {
  const sources = [...new Set([...states.map(({ id }) => id), ...panels.map(({ source }) => source)])];
  const ids = sources.flatMap((source) => [
    source,
    ...[...records, ...edges].flatMap((arrow) => (arrow.source === source ? arrow.id : [])),
  ]);
  return new Map([...ids, ...clauses.entries.map(({ clause }) => clause)].map((id, index) => [id, index]));
}

/** What can take the focus; the buttons of regions come last. */
const itemsIn = (svg: SVGSVGElement, order: Order): SVGElement[] => {
  const rankOf = ({ dataset }: SVGElement) => order.get(dataset.id ?? '') ?? order.size;
  return [...svg.querySelectorAll<SVGElement>('[tabindex]')].sort((a, b) => rankOf(a) - rankOf(b));
};
