import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fontFile } from './font-file.ts';

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
  const named = svg.replaceAll(
    'font-weight:600',
    "font-weight:600;font-family:'IBM Plex Sans Condensed SemiBold'",
  );
  const engine = new Resvg(named, {
    font: {
      fontBuffers: [fontFile(400, 'woff2'), fontFile(600, 'woff2')],
      defaultFontFamily: 'IBM Plex Sans Condensed',
      loadSystemFonts: false,
    },
  });
  return engine.render().asPng();
}

/** The engine refuses to be started twice. */
let started: Promise<void> | undefined;
