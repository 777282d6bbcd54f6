import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Layout } from '../layout/layout.ts';
import { FlowDiagram } from '../render/flow-diagram.tsx';

/** The picture as a file by itself. `font` is the CSS that embeds its letters; without it, the next best are taken. */
export function svgOf(layout: Layout, font = ''): string {
  const picture = createElement(FlowDiagram, { layout, standalone: { font } });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${renderToStaticMarkup(picture)}\n`;
}
