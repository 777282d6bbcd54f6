import { packageVersion } from './package-version.ts';

interface Command {
  run(args: string[]): Promise<void>;
}

/** Runs a command of the package. Its module is loaded only where this Node can run it. */
export async function runCommand(load: () => Promise<Command>): Promise<void> {
  try {
    await import('./require-node.ts');
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
    return;
  }
  const args = process.argv.slice(2);
  if (args.length === 1 && args[0] === '--version') {
    process.stdout.write(`${packageVersion()}\n`);
    return;
  }
  const { run } = await load();
  await run(args);
}
