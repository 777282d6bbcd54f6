import { textIn } from '@conexion/machines';
import { headerHeight, leastPoints, type Sheet, sheetMargin } from '../layout/sheet.ts';
import { textStyles, widthOf } from '../layout/text-metrics.ts';
import { words } from '../layout/words.ts';
import { setLines } from '../layout/write-steps.ts';
import { FlowDiagram, type FlowDiagramProps } from './flow-diagram.tsx';
import { TextLines } from './text-lines.tsx';
import { leastPixels } from './zoom-level.ts';

/** What is laid over the flow on each page. */
export type SheetMarks = Pick<
  FlowDiagramProps,
  'highlight' | 'overlay' | 'occupancy' | 'selected' | 'marked' | 'standalone'
>;

interface Props extends SheetMarks {
  sheet: Sheet;
  /** From 1, and of how many. */
  number: number;
  of: number;
}

const titlePoints = 12;

/** A page of paper: what it shows, its number, and its piece of the flow. */
export function SheetFigure({ sheet, number, of, ...marks }: Props) {
  const { width, height, title, layout, box, scale } = sheet;
  const { lang } = layout;
  const page = `${textIn(words.page, lang)} ${number} ${textIn(words.ofPages, lang)} ${of}`;
  const unit = titlePoints / textStyles.state.size;
  const right = (width - 2 * sheetMargin) / unit - widthOf(page, 'state');
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      className="cx-sheet"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      lang={lang}
      aria-label={title}
    >
      <rect width={width} height={height} fill="#fff" />
      <g
        transform={`translate(${sheetMargin - box.x * scale} ${sheetMargin + headerHeight - box.y * scale}) scale(${scale})`}
      >
        {/* A point of paper is to be read as what a pixel of the screen is. */}
        <FlowDiagram
          layout={layout}
          lang={lang}
          scale={(scale * leastPixels) / leastPoints + 1e-9}
          {...marks}
        />
      </g>
      <g className="cx-flow" transform={`translate(${sheetMargin} ${sheetMargin}) scale(${unit})`}>
        <TextLines lines={[...setLines([title], 'state', 0, 0), ...setLines([page], 'state', right, 0)]} />
      </g>
    </svg>
  );
}
