/**
 * Writes what the page offers to take along: the flow in every format and language, beside the
 * built page. They are the bytes that the command writes, so the browser needs no code for any of
 * them.
 */
import { mkdir } from 'node:fs/promises';
import { languages } from '@conexion/machines';
import { run } from '@conexion/visualizer/cli';
import { exportFormats, exportName } from '../src/diagram/export-formats.ts';

const directory = new URL('../dist/page/exports/', import.meta.url);

await mkdir(directory, { recursive: true });
for (const lang of languages) {
  for (const entry of exportFormats) {
    const out = new URL(exportName(entry, lang), directory).pathname;
    const view = entry.view ? ['--view', entry.view] : [];
    const paper = entry.paper ? ['--paper', entry.paper] : [];
    const code = await run(
      ['--format', entry.format, ...view, ...paper, '--lang', lang, '--out', out],
      process.stdout,
      process.stderr,
    );
    if (code !== 0) throw new Error(`${out} could not be written: ${code}`);
  }
}
