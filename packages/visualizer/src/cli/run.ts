import { readFile, writeFile } from 'node:fs/promises';
import { definition } from '@conexion/machines';
import { chartOfFile } from './chart-of-file.ts';
import { Unreadable } from './input.ts';
import { checkLanguage, checkView, type Options, parseOptions, UsageError, usage } from './options.ts';

/** Where the command writes: a stream of Node is one. */
export interface Output {
  write(data: string | Uint8Array): unknown;
}

/** What the usage of the command says of each. */
export type ExitCode = 0 | 1 | 2 | 3;

/**
 * Runs the command. Returns the exit code that the usage lists; errors of the input go to `stderr`.
 */
export async function run(args: readonly string[], stdout: Output, stderr: Output): Promise<ExitCode> {
  try {
    if (args.length === 1 && args[0] === '--version') {
      const manifest = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
      stdout.write(`${JSON.parse(manifest).version}\n`);
      return 0;
    }
    const options = parseOptions(args);
    if (!options) {
      stdout.write(usage);
      return 0;
    }
    const warn = (text: string) => stderr.write(`conexion-diagram: ${text}\n`);
    const { data, code } = await result(options, warn);
    if (options.out === null) stdout.write(data);
    else await writeFile(options.out, data);
    return code;
  } catch (error) {
    if (error instanceof UsageError) {
      stderr.write(`conexion-diagram: ${error.message}\n\n${usage}`);
      return 2;
    }
    if (error instanceof Unreadable || (error instanceof Error && 'syscall' in error)) {
      stderr.write(`conexion-diagram: ${error.message}\n`);
      return 2;
    }
    throw error;
  }
}

/**
 * What draws is loaded once it is clear that there is something to draw: the usage needs no React.
 */
async function result(
  options: Options,
  warn: (text: string) => void,
): Promise<{ data: string | Uint8Array; code: ExitCode }> {
  if (options.command === 'diff') {
    const { compared } = await import('./compared.ts');
    const { data, isStranding } = await compared(options);
    return { data, code: isStranding ? 3 : 0 };
  }
  if (options.command === 'check') {
    const { checked } = await import('./checked.ts');
    const { data, isClean } = await checked(options);
    return { data, code: isClean ? 0 : 1 };
  }
  const chart = options.file === null ? definition() : await chartOfFile(options.file, options.export);
  checkLanguage(options.lang, chart);
  checkView(options.view, chart);
  const [{ subjectOfChart }, { written }] = await Promise.all([
    import('./subject.ts'),
    import('./written.ts'),
  ]);
  const subject = subjectOfChart(chart, options.view ?? 'stages', options.collapse);
  return { data: await written(subject, options, warn), code: 0 };
}
