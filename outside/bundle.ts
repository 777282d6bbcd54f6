import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { write } from './room.ts';

/** One script for browsers of a program in a room, as Vite makes it. */
export async function bundled(
  room: string,
  name: string,
  program: string,
  external: RegExp[] = [],
): Promise<string> {
  write(room, { [`${name}.js`]: program });
  await build({
    root: room,
    configFile: false,
    logLevel: 'silent',
    build: {
      outDir: `dist-${name}`,
      modulePreload: false,
      rolldownOptions: { input: `${name}.js`, external, output: { entryFileNames: 'bundle.js' } },
    },
  });
  return readFileSync(join(room, `dist-${name}/bundle.js`), 'utf8');
}

export const gzipped = (code: string): number => gzipSync(code, { level: 9 }).length;

/** A page of a room, as Vite makes it; returns the directory to be served. */
export async function builtPage(room: string): Promise<string> {
  const outDir = 'dist-page';
  await build({ root: room, configFile: false, logLevel: 'silent', build: { outDir } });
  return join(room, outDir);
}
