import type { Sheet } from '../layout/sheet.ts';
import { fontFile } from './font-file.ts';
import { inlined } from './inlined.ts';
import { subsetsOf } from './letters.ts';
import { withFallbacks } from './with-fallbacks.ts';

/** As if every file had been made at this time, so that the same picture is the same bytes. */
const made = new Date(Date.UTC(2000, 0, 1));

/** Pages of ours as a PDF, with vectors and text that can be searched, in the embedded font. */
export async function pdfOf(
  pages: readonly { svg: string; sheet: Sheet }[],
  { title, lang }: { title: string; lang: string },
): Promise<Uint8Array> {
  const [{ default: PdfDocument }, { default: drawSvg }, plain] = await Promise.all([
    import('pdfkit'),
    import('svg-to-pdfkit'),
    // What draws it knows only the simplest selectors.
    Promise.all(pages.map(({ svg }) => inlined(svg))),
  ]);
  const document = new PdfDocument({
    autoFirstPage: false,
    lang,
    info: { Title: title, Creator: 'conexion-diagram', CreationDate: made, ModDate: made },
  });
  for (const weight of [400, 600] as const)
    for (const subset of subsetsOf(plain.join('')))
      document.registerFont(nameOf(subset, weight), fontFile(weight, 'woff', subset));
  const chunks: Uint8Array[] = [];
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise((resolve) => document.on('end', resolve));
  for (const [index, { sheet }] of pages.entries()) {
    document.addPage({ size: [sheet.width, sheet.height], margin: 0 });
    drawSvg(
      document,
      withFallbacks(plain[index] ?? '', (subset) => subset),
      0,
      0,
      {
        assumePt: true,
        fontCallback: (family, isBold) => nameOf(family, isBold ? 600 : 400),
      },
    );
  }
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

const nameOf = (family: string, weight: 400 | 600) =>
  family === 'latin-ext' || family === 'vietnamese' ? `${family} ${weight}` : `${weight}`;
