// The process that `chartOfFile` starts: imports a module, answers with the chart of its machine,
// and is ended.
import { register } from 'node:module';
import { extname } from 'node:path';
import { answerOfModule } from './answer-of-module.ts';
import { reasonOf } from './input.ts';

register(`./asset-hooks${extname(import.meta.url)}`, import.meta.url);

const [, , file = '', name = null] = process.argv;

// A failure after the import, such as in an actor that the module starts, does not lose the chart.
process.on('uncaughtException', (error) => process.stderr.write(`conexion-diagram: ${reasonOf(error)}\n`));
process.on('disconnect', () => process.exit());
// An import that never settles ends its process, instead of making the command wait.
process.channel?.unref();

// A module that tells its parent that it is ready finds none.
const send = process.send?.bind(process);
process.send = undefined;

// Not awaited: Node would print where the process was when an import never settles.
answerOfModule(file, name).then((answer) => send?.(answer));
