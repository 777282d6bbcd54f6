import {
  type Graph,
  type LayoutView,
  type Sheet,
  SheetFigure,
  type SheetMarks,
  sheetsOf,
} from '@conexion/visualizer';
import { useMemo } from 'react';

interface PrintedFlowProps extends SheetMarks {
  readonly graph: Graph;
  readonly view: LayoutView;
  readonly lang: string;
}

/** The flow on paper: an overview, a page for each stage, and how to read them. */
export function PrintedFlow({ graph, view, lang, ...marks }: PrintedFlowProps) {
  const sheets = useMemo(() => sheetsOf({ graph, lang, paper: 'a4', view }), [graph, view, lang]);
  const pages = sheets.map((sheet, index) => ({ sheet, number: index + 1, ...lyingOf(sheet) }));
  const sizes = new Map(pages.map((page) => [page.name, page]));
  return (
    <>
      <style>{[...sizes.values()].map(pageRule).join('\n')}</style>
      {pages.map(({ sheet, number, name, width, height, isUpright }) => (
        <div
          key={number}
          className="printed-sheet"
          data-upright={isUpright ? '' : undefined}
          // Rounded, a page of its height would take a second one.
          style={{ page: name, width: `${width}pt`, height: `${height - 1}pt` }}
        >
          <SheetFigure sheet={sheet} number={number} of={sheets.length} {...marks} />
        </div>
      ))}
    </>
  );
}

/**
 * A sheet as it lies on the page: browsers shrink what has pages of several widths, so an upright
 * one lies on its side and its page is turned.
 */
function lyingOf({ width, height }: Sheet) {
  const isUpright = height > width;
  const [long, short] = isUpright ? [height, width] : [width, height];
  const name = `sheet-${isUpright ? 'upright-' : ''}${Math.round(long)}-${Math.round(short)}`;
  return { name, width: long, height: short, isUpright };
}

const pageRule = ({ name, width, height, isUpright }: ReturnType<typeof lyingOf>): string =>
  `@page ${name}{size:${width}pt ${height}pt;margin:0${isUpright ? ';page-orientation:rotate-right' : ''}}`;
