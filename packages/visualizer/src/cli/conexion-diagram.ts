import { run } from './run.ts';

try {
  process.exitCode = await run(process.argv.slice(2), process.stdout, process.stderr);
} catch (error) {
  // A fault of the command: not 1, which says that `check` found something.
  console.error(error);
  process.exitCode = 2;
}
