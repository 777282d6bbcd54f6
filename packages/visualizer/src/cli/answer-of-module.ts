import { createRequire } from 'node:module';
import { createJiti, type Jiti } from 'jiti';
import { aliasesFor } from './aliases-for.ts';
import type { ModuleAnswer } from './chart-of-file.ts';
import { chartOfModule } from './chart-of-module.ts';
import { reasonOf } from './input.ts';

/** Imports a module as its project would, and reads the machine that it exports. */
export async function answerOfModule(file: string, name: string | null): Promise<ModuleAnswer> {
  try {
    return await chartOfModule(await importerFor(file).import<Record<string, unknown>>(file), name);
  } catch (error) {
    return { refused: `cannot be imported: ${reasonOf(error)}` };
  }
}

const extensions = ['.js', '.mjs', '.cjs', '.jsx', '.ts', '.mts', '.cts', '.tsx'];

function importerFor(file: string): Jiti {
  const options = { extensions, fsCache: false, jsx: { runtime: jsxRuntime(file) } };
  try {
    return createJiti(file, { ...options, ...aliasesFor(file) });
  } catch (error) {
    // Many projects extend a file that only an install or a build puts there.
    process.stderr.write(
      `conexion-diagram: the aliases of the tsconfig.json are left out: ${reasonOf(error)}\n`,
    );
    return createJiti(file, options);
  }
}

/** The classic runtime needs nothing until something is rendered. */
function jsxRuntime(file: string): 'automatic' | 'classic' {
  try {
    createRequire(file).resolve('react/jsx-runtime');
    return 'automatic';
  } catch {
    return 'classic';
  }
}
