import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Runs a vitest file by itself, as the user who saved it would. */
export function runTest(text: string): { ok: boolean; output: string } {
  const directory = `${here}saved-tests/`;
  mkdirSync(directory, { recursive: true });
  writeFileSync(`${directory}saved.test.ts`, text);
  const vitest = `${here}../node_modules/vitest/vitest.mjs`;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST')));
  try {
    const args = [vitest, 'run', '--root', directory];
    return {
      ok: true,
      output: execFileSync(process.execPath, args, { env, encoding: 'utf8', stdio: 'pipe' }),
    };
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return { ok: false, output: stdout + stderr };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
