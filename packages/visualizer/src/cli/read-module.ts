// The process that `chartOfFile` starts: imports a module, answers with the chart of its machine,
// and is ended.
import { createRequire } from 'node:module';
import { createJiti } from 'jiti';
import type { ModuleAnswer } from './chart-of-file.ts';
import { chartOfModule } from './chart-of-module.ts';
import { reasonOf } from './input.ts';

const [, , file = '', name = null] = process.argv;
const answer = (value: ModuleAnswer) => process.send?.(value);

// A failure after the import, such as in an actor that the module starts, does not lose the chart.
process.on('uncaughtException', (error) => process.stderr.write(`conexion-diagram: ${reasonOf(error)}\n`));
process.on('disconnect', () => process.exit());
// An import that never settles ends its process, instead of making the command wait.
process.channel?.unref();

const jiti = createJiti(file, { fsCache: false, tsconfigPaths: true, jsx: { runtime: jsxRuntime() } });
try {
  answer(await chartOfModule(await jiti.import<Record<string, unknown>>(file), name));
} catch (error) {
  answer({ refused: `cannot be imported: ${reasonOf(error)}` });
}

/** The classic runtime needs nothing until something is rendered. */
function jsxRuntime(): 'automatic' | 'classic' {
  try {
    createRequire(file).resolve('react/jsx-runtime');
    return 'automatic';
  } catch {
    return 'classic';
  }
}
