import type { Layout } from '../layout/layout.ts';
import { fontFile } from './font-file.ts';

/** As if every file had been made at this time, so that the same picture is the same bytes. */
const made = new Date(Date.UTC(2000, 0, 1));

/**
 * A picture of ours as a PDF of one page of its size, with vectors and text that can be searched,
 * in the embedded font.
 */
export async function pdfOf(svg: string, { width, height, title, lang }: Layout): Promise<Uint8Array> {
  const [{ default: PdfDocument }, { default: drawSvg }, { optimize }] = await Promise.all([
    import('pdfkit'),
    import('svg-to-pdfkit'),
    import('svgo'),
  ]);
  // What draws it knows only the simplest selectors: the rules go to the elements first. It reads
  // no style sheet, so that what has been copied need not be removed from there.
  const params = { onlyMatchedOnce: false, removeMatchedSelectors: false, useMqs: [''] };
  const { data: inlined } = optimize(svg, { plugins: [{ name: 'inlineStyles', params }] });
  const document = new PdfDocument({
    size: [width, height],
    margin: 0,
    lang,
    info: { Title: title, Creator: 'conexion-diagram', CreationDate: made, ModDate: made },
  });
  for (const weight of [400, 600] as const) document.registerFont(`${weight}`, fontFile(weight, 'woff'));
  const chunks: Uint8Array[] = [];
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise((resolve) => document.on('end', resolve));
  drawSvg(document, inlined, 0, 0, { assumePt: true, fontCallback: (_, isBold) => (isBold ? '600' : '400') });
  document.end();
  await ended;
  return Buffer.concat(chunks);
}
