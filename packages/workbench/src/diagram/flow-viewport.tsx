import {
  FlowDiagram,
  type FlowElement,
  type Highlight,
  type Layout,
  type Occupancy,
  type Overlay,
  pictureSize,
  zoomLevel,
} from '@conexion/visualizer';
import {
  type CSSProperties,
  type FocusEvent,
  type KeyboardEvent,
  memo,
  type ReactNode,
  useCallback,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTexts } from '../i18n/language.ts';
import { usePrinting } from '../ui/use-printing.ts';
import type { FlowPart } from './element-facts.ts';
import { FlowControls, type Widening } from './flow-controls.tsx';
import { type PanZoom, usePanZoom } from './use-pan-zoom.ts';
import { boxOf, useShownParts } from './use-shown-parts.ts';
import type { Size } from './viewport-math.ts';

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

function moveByKey(event: KeyboardEvent, picture: PanZoom): void {
  const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : moves[event.key];
  if (!act) return;
  event.preventDefault();
  act(picture);
}

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
  const showCase = useShownParts(panZoom, { layout, highlight, followed, selected, marked, isForeign });
  const printed = printedScale(size);
  const isPrinting = usePrinting();
  const focused = ({ target }: FocusEvent) => {
    onPoint(pointedAt(target, viewport.current));
    const part = partAt(target);
    const box = part && boxOf(layout, part.id);
    if (box && target.matches(':focus-visible')) panZoom.reveal(box);
  };
  return (
    <>
      <div className="flow-bar">
        {tools}
        <FlowControls
          panZoom={panZoom}
          onShowCase={isForeign ? null : showCase}
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
        onKeyDown={(event) => moveByKey(event, panZoom)}
        onPointerOver={({ target }) => onPoint(pointedAt(target, viewport.current))}
        onPointerLeave={() => onPoint(null)}
        onFocus={focused}
        onBlur={() => onPoint(null)}
      >
        <div ref={content} className="flow-content">
          <Diagram
            {...{ layout, lang, highlight, selected, marked, overlay, occupancy, onToggle }}
            scale={isPrinting ? printed : scale}
            onSelect={onPick}
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

function pointedAt(target: EventTarget, viewport: HTMLElement | null): Pointed | null {
  const part = partAt(target);
  const frame = viewport?.getBoundingClientRect();
  if (!part || !frame || !(target instanceof Element)) return null;
  const { top } = target.getBoundingClientRect();
  return { part, isLow: part.kind !== 'region' && top > frame.top + frame.height / 2 };
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
