import { textIn } from '@conexion/machines';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Layout } from '../layout/layout.ts';
import { ChangesFigure } from '../render/changes-figure.tsx';
import { words } from './diff-words.ts';
import { markingsOf } from './markings-of.ts';
import type { Merged } from './merged-chart.ts';

/** The drawing of a comparison: `layout` is that of the merged chart. */
export function changesSvg(
  layout: Layout,
  merged: Pick<Merged<never>, 'stateMarks' | 'transitionMarks'>,
  font = '',
): string {
  const picture = createElement(ChangesFigure, {
    layout,
    heading: textIn(words.changes, layout.lang),
    ...markingsOf(layout, merged),
    font,
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${renderToStaticMarkup(picture)}\n`;
}
