import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Sheet } from '../layout/sheet.ts';
import { SheetFigure, type SheetMarks } from '../render/sheet-figure.tsx';
import { withoutControls } from './xml.ts';

/** Each page of a flow as a picture by itself, in points. */
export function sheetsSvg(sheets: readonly Sheet[], marks: SheetMarks): string[] {
  return sheets.map((sheet, index) => {
    const page = createElement(SheetFigure, { ...marks, sheet, number: index + 1, of: sheets.length });
    return withoutControls(renderToStaticMarkup(page));
  });
}
