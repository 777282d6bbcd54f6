import { edgeOf, type Layout, routePath } from '@conexion/visualizer';
import { useEffect, useRef } from 'react';
import type { LiveCases } from './live-cases.ts';
import type { Move } from './tally.ts';

/** A person cannot follow more at once; more would only take processor time. */
const mostDots = 24;
const travelMilliseconds = 900;

interface MovingDotsProps {
  readonly layout: Layout;
  readonly live: LiveCases;
}

/** A dot for each case that moves, along its arrow; none for users who prefer reduced motion. */
export function MovingDots({ layout, live }: MovingDotsProps) {
  const layer = useRef<HTMLDivElement>(null);
  useEffect(() => (layer.current ? runDots(layer.current, layout, live) : undefined), [layout, live]);
  return <div ref={layer} className="live-dots" aria-hidden="true" />;
}

function runDots(layer: HTMLElement, layout: Layout, live: LiveCases): () => void {
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const pathOf = pathsOf(layout);
  const idle: HTMLElement[] = [];
  let inUse = 0;
  let waiting: Move[] = [];
  let frame = 0;

  function travel(path: string): void {
    const dot =
      idle.pop() ??
      layer.appendChild(Object.assign(document.createElement('span'), { className: 'live-dot' }));
    inUse += 1;
    dot.hidden = false;
    dot.style.offsetPath = `path("${path}")`;
    const travelling = dot.animate([{ offsetDistance: '0%' }, { offsetDistance: '100%' }], {
      duration: travelMilliseconds,
      easing: 'ease-in-out',
    });
    travelling.onfinish = travelling.oncancel = () => {
      inUse -= 1;
      dot.hidden = true;
      idle.push(dot);
    };
  }

  function draw(): void {
    frame = 0;
    const moves = waiting;
    waiting = [];
    for (const move of moves) {
      if (inUse >= mostDots) return;
      const path = pathOf(move);
      if (path !== null) travel(path);
    }
  }

  const deaf = live.onMoves((moves) => {
    if (still.matches || document.hidden) return;
    // Moves beyond the limit of a frame get no dot later: it would show a position that is out of
    // date.
    waiting = moves.length >= mostDots ? moves.slice(-mostDots) : [...waiting, ...moves].slice(-mostDots);
    if (frame === 0) frame = requestAnimationFrame(draw);
  });
  return () => {
    deaf();
    cancelAnimationFrame(frame);
    layer.replaceChildren();
  };
}

/** The line of the arrow of a move; null where it takes none. */
function pathsOf(layout: Layout): (move: Move) => string | null {
  const routes = new Map(layout.edges.map(({ id, route }) => [id, route]));
  const known = new Map<string, string | null>();
  return ({ from, to, type }) => {
    const name = [from, to, type].join('\n');
    const path = known.get(name);
    if (path !== undefined) return path;
    const route = routes.get(edgeOf(layout, { from, to, event: type }) ?? '');
    const found = route ? routePath(route) : null;
    known.set(name, found);
    return found;
  };
}
