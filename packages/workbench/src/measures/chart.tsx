import * as Plot from '@observablehq/plot';
import { useEffect, useRef } from 'react';

export interface Bar {
  readonly name: string;
  readonly value: number;
  /** What stands at its end. */
  readonly text: string;
  /** A part of the value, from its beginning, in another colour. */
  readonly part?: number;
  readonly colour?: string;
}

interface ChartProps {
  /** What it shows, for screen readers; its numbers are in the table beside it. */
  readonly label: string;
  readonly bars: readonly Bar[];
}

const letterWidth = 6.6;
/** In less room each name stands above its bar. */
const narrow = 480;

/** Bars beside their names, as wide as there is room. */
export function Chart({ label, bars }: ChartProps) {
  const room = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = room.current;
    if (!element) return;
    let width = 0;
    const resized = new ResizeObserver(() => {
      if (element.clientWidth === width) return;
      width = element.clientWidth;
      element.replaceChildren(unnamed(draw(bars, width)));
    });
    resized.observe(element);
    return () => resized.disconnect();
  }, [bars]);
  return <div ref={room} className="chart" role="img" aria-label={label} />;
}

function draw(bars: readonly Bar[], width: number): Element {
  const isNarrow = width < narrow;
  const longest = Math.max(...bars.map(({ name }) => name.length));
  const longestText = Math.max(...bars.map(({ text }) => text.length));
  const marginLeft = isNarrow ? 0 : Math.min(longest * letterWidth + 12, width * 0.52);
  const room = isNarrow ? width : marginLeft - 12;
  const fitted = bars.map((bar, row) => ({ ...bar, row: String(row), shown: shorten(bar.name, room) }));
  const place = { y: 'row', insetTop: isNarrow ? 18 : 0 };
  return Plot.plot({
    width,
    height: bars.length * (isNarrow ? 44 : 26) + 4,
    margin: 2,
    marginLeft,
    marginRight: longestText * letterWidth + 10,
    style: { background: 'none', color: 'inherit', fontFamily: 'inherit', fontSize: '12.5px' },
    x: { axis: null, domain: [0, Math.max(1, ...bars.map(({ value }) => value))] },
    y: {
      type: 'band',
      domain: fitted.map(({ row }) => row),
      axis: isNarrow ? null : 'left',
      label: null,
      tickSize: 0,
      padding: 0.22,
      tickFormat: (row: string) => fitted[Number(row)]?.shown ?? '',
    },
    color: { type: 'identity' },
    marks: [
      Plot.barX(fitted, { ...place, x: 'value', fill: (bar: Bar) => bar.colour ?? 'var(--accent)' }),
      Plot.barX(
        fitted.filter(({ part = 0 }) => part > 0),
        { ...place, x: 'part', fill: 'var(--bad)' },
      ),
      Plot.text(fitted, {
        y: 'row',
        x: 'value',
        text: 'text',
        textAnchor: 'start',
        dx: 5,
        dy: isNarrow ? 9 : 0,
        fill: 'currentColor',
      }),
      ...(isNarrow
        ? [
            Plot.text(fitted, {
              y: 'row',
              x: 0,
              text: 'shown',
              textAnchor: 'start',
              dy: -10,
              fill: 'currentColor',
            }),
          ]
        : []),
    ],
  });
}

/**
 * The picture has its name as a whole; those that the library gives its parts are not allowed on
 * them.
 */
function unnamed(picture: Element): Element {
  for (const part of picture.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
  return picture;
}

function shorten(name: string, room: number): string {
  const letters = Math.floor(room / letterWidth);
  return name.length > letters ? `${name.slice(0, Math.max(1, letters - 1))}…` : name;
}
