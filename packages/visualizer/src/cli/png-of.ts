import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fontFile, type Subset } from './font-file.ts';
import { inlined } from './inlined.ts';
import { subsetsOf } from './letters.ts';
import { renamedFont } from './renamed-font.ts';
import { needsFallbacks, withFallbacks } from './with-fallbacks.ts';

/**
 * A picture of ours as a PNG, a pixel for each unit. The engine is WebAssembly: the same bytes on
 * every machine, no binary for each platform.
 */
export async function pngOf(svg: string): Promise<Uint8Array> {
  const { Resvg, initWasm } = await import('@resvg/resvg-wasm');
  const wasm = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
  started ??= readFile(wasm).then(initWasm);
  await started;
  // The file of the bold letters names a separate family, as old programs need it.
  // The file of the bold letters names a separate family, as old programs need it.
  const named = (drawing: string) =>
    drawing.replaceAll('font-weight:600', `font-weight:600;font-family:'${familyOf('latin', 600)}'`);
  const drawing = needsFallbacks(svg)
    ? withFallbacks(named(await inlined(svg)), (subset, weight) => `'${familyOf(subset, weight)}'`)
    : named(svg);
  const engine = new Resvg(drawing, {
    font: {
      fontBuffers: subsetsOf(svg).flatMap((subset) =>
        ([400, 600] as const).map((weight) => font(subset, weight)),
      ),
      defaultFontFamily: 'IBM Plex Sans Condensed',
      loadSystemFonts: false,
    },
  });
  return engine.render().asPng();
}

/** The engine refuses to be started twice. */
let started: Promise<void> | undefined;

/** Each file has a family: the engine takes letters of any file for those that one lacks. */
const prefixes: Readonly<Record<Subset, string>> = { latin: 'IBM', 'latin-ext': 'EXT', vietnamese: 'VIE' };
const familyOf = (subset: Subset, weight: 400 | 600) =>
  `${prefixes[subset]} Plex Sans Condensed${weight === 600 ? ' SemiBold' : ''}`;

const font = (subset: Subset, weight: 400 | 600) =>
  subset === 'latin'
    ? fontFile(weight, 'woff2')
    : renamedFont(fontFile(weight, 'woff', subset), prefixes.latin, prefixes[subset]);
