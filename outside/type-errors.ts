import { join } from 'node:path';
import { entryPointsOf, manifestOf } from './manifest.ts';
import { write } from './room.ts';
import { run } from './run.ts';
import type { Compiler } from './tools.ts';

const resolutions = {
  /** A web app: a bundler resolves, the browser's types are there, Node's are not. */
  bundler: {
    module: 'esnext',
    moduleResolution: 'bundler',
    lib: ['es2023', 'dom', 'dom.iterable'],
    types: [],
  },
  /** A Node program; the machine or the service may be imported by ESM and by CommonJS. */
  nodenext: { module: 'nodenext', moduleResolution: 'nodenext', lib: ['es2023'], types: ['node'] },
} as const;

export interface Typed {
  room: string;
  /** Names of installed packages, every entry point of which is imported. */
  packages: readonly string[];
  /** More files of the room to compile. */
  files?: readonly string[];
}

/**
 * The errors of a strict compiler on a program that imports every entry point, declarations of
 * libraries included.
 */
export async function typeErrors({ path, resolution }: Compiler, typed: Typed): Promise<string[]> {
  const { room, packages, files = [] } = typed;
  const entries = packages.flatMap((name) => entryPointsOf(manifestOf(join(room, 'node_modules', name))));
  const names = entries.map((_, place) => `e${place}`).join(', ');
  const esm = entries.map((entry, place) => `import * as e${place} from '${entry}';`);
  const cjs = entries.map((entry, place) => `import e${place} = require('${entry}');`);
  const project = `tsconfig.${resolution}.json`;
  const own = resolution === 'nodenext' ? ['entries.mts', 'entries.cts'] : ['entries.mts'];
  write(room, {
    'entries.mts': `${esm.join('\n')}\nconsole.log(${names});\n`,
    'entries.cts': `${cjs.join('\n')}\nconsole.log(${names});\n`,
    [project]: JSON.stringify({
      compilerOptions: {
        ...resolutions[resolution],
        target: 'es2022',
        jsx: 'react-jsx',
        strict: true,
        skipLibCheck: false,
        noEmit: true,
      },
      files: [...own, ...files],
    }),
  });
  const { code, out, err } = await run('node', [path, '-p', project, '--pretty', 'false'], { cwd: room });
  return code === 0 ? [] : `${out}${err}`.split('\n').filter(Boolean).slice(0, 20);
}
