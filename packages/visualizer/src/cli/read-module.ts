// The process that `chartOfFile` starts: imports a module, answers with the chart of its machine, and is ended.
import { createRequire } from 'node:module';
import { createJiti } from 'jiti';
import type { ModuleAnswer } from './chart-of-file.ts';
import { chartOfModule } from './chart-of-module.ts';
import { reasonOf } from './input.ts';

const [, , file = '', name = null] = process.argv;
const answer = (value: ModuleAnswer) => process.send?.(value);

// What fails beside the import, such as an actor that the module starts, takes no chart away.
process.on('uncaughtException', (error) => process.stderr.write(`conexion-diagram: ${reasonOf(error)}\n`));
process.on('disconnect', () => process.exit());
// A module that waits for nothing in particular ends its process, instead of waiting for the command.
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
