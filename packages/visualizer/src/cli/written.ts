import type { Lang } from '@conexion/machines';
import { bpmnOf } from '../export/bpmn-of.ts';
import { mermaidOf } from '../export/mermaid-of.ts';
import { scxmlOf } from '../export/scxml-of.ts';
import { svgOf } from '../export/svg-of.ts';
import { embeddedFont } from './embedded-font.ts';
import type { Format } from './options.ts';
import { pdfOf } from './pdf-of.ts';
import { pngOf } from './png-of.ts';
import type { Subject } from './subject.ts';

/** A machine in a format: text, or bytes where it is a picture of pixels or pages. */
export async function written(
  { chart, layoutIn }: Subject,
  format: Format,
  lang: Lang,
): Promise<string | Uint8Array> {
  switch (format) {
    case 'svg':
      return svgOf(await layoutIn(lang), embeddedFont());
    case 'png':
      return pngOf(svgOf(await layoutIn(lang)));
    case 'pdf':
      return pdfOf(svgOf(await layoutIn(lang)), await layoutIn(lang));
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
