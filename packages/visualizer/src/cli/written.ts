import { bpmnOf } from '../export/bpmn-of.ts';
import { mermaidOf } from '../export/mermaid-of.ts';
import { scxmlOf } from '../export/scxml-of.ts';
import { svgOf } from '../export/svg-of.ts';
import type { Layout } from '../layout/layout.ts';
import { embeddedFont } from './embedded-font.ts';
import type { DrawOptions } from './options.ts';
import { overlayIn } from './overlay-in.ts';
import { pdfOf } from './pdf-of.ts';
import { pngOf } from './png-of.ts';
import type { Subject } from './subject.ts';

/** A machine in a format: text, or bytes where it is a picture of pixels or pages. */
export async function written(
  { chart, layoutIn }: Subject,
  { format, lang, overlay }: Pick<DrawOptions, 'format' | 'lang' | 'overlay'>,
): Promise<string | Uint8Array> {
  const picture = async (layout: Layout, font?: string) =>
    svgOf(layout, { font, overlay: overlay === null ? undefined : await overlayIn(overlay, layout) });
  switch (format) {
    case 'svg':
      return picture(await layoutIn(lang), embeddedFont());
    case 'png':
      return pngOf(await picture(await layoutIn(lang)));
    case 'pdf': {
      const layout = await layoutIn(lang);
      return pdfOf(await picture(layout), layout);
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
