import { execFile } from 'node:child_process';
import { delimiter, dirname, join, resolve } from 'node:path';

export const workspace = resolve(import.meta.dirname, '..');

export interface Outcome {
  code: number | string | null;
  out: string;
  err: string;
}

export interface RunOptions {
  cwd: string;
  /** The Node that `node`, and with it every command, finds; the machine's own unless given. */
  node?: string;
  env?: NodeJS.ProcessEnv;
}

/**
 * npm's settings for this machine; the other variables that npm and vitest set for the workspace
 * are left out.
 */
const kept = /^npm_config_(registry|cache|cafile|proxy|https_proxy|noproxy)$/i;
const ofTheWorkspace =
  /^(npm_|vite|vitest|node_env$|node_options$|node_path$|init_cwd$|pnpm_|test$|dev$|prod$|mode$)/i;

/** The environment of a user's shell: nothing of the workspace is on its path. */
export function strangersEnv(node?: string): NodeJS.ProcessEnv {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => kept.test(name) || !ofTheWorkspace.test(name)),
  );
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((entry) => !/node_modules|node-gyp-bin/.test(entry));
  return { ...env, PATH: [...(node ? [dirname(node)] : []), ...path].join(delimiter) };
}

/** Runs a command to its end, whatever its exit code. */
export function run(command: string, args: readonly string[], options: RunOptions): Promise<Outcome> {
  const { cwd, node, env } = options;
  return new Promise((done) => {
    execFile(
      command === 'node' && node ? node : command,
      [...args],
      { cwd, env: { ...strangersEnv(node), ...env }, maxBuffer: 2 ** 28, timeout: 500_000 },
      (error, out, err) => done({ code: error ? (error.code ?? error.signal ?? 1) : 0, out, err }),
    );
  });
}

/** The output of a command that must succeed. */
export async function outputOf(
  command: string,
  args: readonly string[],
  options: RunOptions,
): Promise<string> {
  const { code, out, err } = await run(command, args, options);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}\n${err}${out}`);
  return out;
}

/** Installs by plain npm, from its cache where it can. */
export async function install(room: string, specs: readonly string[], ...flags: string[]): Promise<void> {
  const asked = ['install', '--no-audit', '--no-fund', '--prefer-offline', ...flags, ...specs];
  await outputOf('npm', asked, { cwd: room });
}

export const binOf = (room: string, name: string): string => join(room, 'node_modules/.bin', name);
