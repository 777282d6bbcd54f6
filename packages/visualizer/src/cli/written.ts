import { bpmnOf } from '../export/bpmn-of.ts';
import { mermaidOf } from '../export/mermaid-of.ts';
import { scxmlOf } from '../export/scxml-of.ts';
import { sheetsSvg } from '../export/sheets-svg.ts';
import { svgOf } from '../export/svg-of.ts';
import type { Layout } from '../layout/layout.ts';
import { embeddedFont } from './embedded-font.ts';
import { undrawn } from './letters.ts';
import type { DrawOptions } from './options.ts';
import { overlayIn } from './overlay-in.ts';
import { pdfOf } from './pdf-of.ts';
import { pngOf } from './png-of.ts';
import type { Subject } from './subject.ts';

/**
 * A machine in a format: text, or bytes where it is a picture of pixels or pages. `warn` hears
 * which letters such a picture cannot show.
 */
export async function written(
  { chart, layoutIn, sheetsIn }: Subject,
  {
    format,
    lang,
    overlay,
    paper = 'a4',
  }: Pick<DrawOptions, 'format' | 'lang' | 'overlay'> & Partial<Pick<DrawOptions, 'paper'>>,
  warn: (warning: string) => void = () => {},
): Promise<string | Uint8Array> {
  const checked = async () => {
    const layout = await layoutIn(lang);
    for (const missing of undrawn(layout)) warn(`${format} has no letter for ${missing}`);
    return layout;
  };
  const picture = async (layout: Layout, font?: string) =>
    svgOf(layout, { font, overlay: overlay === null ? undefined : await overlayIn(overlay, layout) });
  switch (format) {
    case 'svg': {
      const layout = await layoutIn(lang);
      return picture(layout, embeddedFont(layout));
    }
    case 'png':
      return pngOf(await picture(await checked()));
    case 'pdf': {
      const layout = await checked();
      const sheets = await sheetsIn(lang, paper);
      const over = overlay === null ? undefined : await overlayIn(overlay, layout);
      const svgs = sheetsSvg(sheets, { standalone: { font: '' }, ...(over && { overlay: over }) });
      return pdfOf(
        sheets.map((sheet, index) => ({ sheet, svg: svgs[index] ?? '' })),
        layout,
      );
    }
    case 'mermaid':
      return mermaidOf(chart, lang);
    case 'scxml':
      return scxmlOf(chart, lang);
    case 'bpmn':
      return bpmnOf(chart, await layoutIn(lang));
    case 'json':
      return `${JSON.stringify(await layoutIn(lang))}\n`;
    case 'definition':
      return `${JSON.stringify(chart, null, 2)}\n`;
  }
}
