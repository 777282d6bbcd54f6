import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Layout } from '../layout/layout.ts';
import { FlowDiagram } from '../render/flow-diagram.tsx';
import type { Overlay } from '../render/overlay.ts';
import { withoutControls } from './xml.ts';

export interface SvgOptions {
  /** The CSS that embeds its letters; without it, the next best are taken. */
  font?: string | undefined;
  overlay?: Overlay | undefined;
}

/** The picture as a file by itself. */
export function svgOf(layout: Layout, { font = '', overlay }: SvgOptions = {}): string {
  const picture = createElement(FlowDiagram, { layout, overlay, standalone: { font } });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${withoutControls(renderToStaticMarkup(picture))}\n`;
}
