import { readFileSync } from 'node:fs';

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
    const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
    process.stdout.write(`${version}\n`);
    return;
  }
  const { run } = await load();
  await run(args);
}
