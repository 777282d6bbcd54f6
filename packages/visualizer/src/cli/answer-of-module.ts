import { createRequire } from 'node:module';
import { createJiti } from 'jiti';
import type { ModuleAnswer } from './chart-of-file.ts';
import { chartOfModule } from './chart-of-module.ts';
import { reasonOf } from './input.ts';

/** Imports a module as its project would, and reads the machine that it exports. */
export async function answerOfModule(file: string, name: string | null): Promise<ModuleAnswer> {
  const jiti = createJiti(file, { fsCache: false, tsconfigPaths: true, jsx: { runtime: jsxRuntime(file) } });
  try {
    return await chartOfModule(await jiti.import<Record<string, unknown>>(file), name);
  } catch (error) {
    return { refused: `cannot be imported: ${reasonOf(error)}` };
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
