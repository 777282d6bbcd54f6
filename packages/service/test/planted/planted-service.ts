import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const service = new URL('../../', import.meta.url).pathname;
const here = new URL('.', import.meta.url).pathname;

/** A fault that conformance must find: a patch of the service's sources. */
export interface Planted {
  name: string;
  /** The part of the contract that the finding must name. */
  section: string;
  file: string;
}

/** Every patch here, by its name. */
export const allPlanted = (): Planted[] =>
  readdirSync(here)
    .filter((file) => file.endsWith('.patch'))
    .sort()
    .map((name) => {
      const file = join(here, name);
      const section = /^Found as: (\w+)$/m.exec(readFileSync(file, 'utf8'))?.[1];
      if (section === undefined) throw new Error(`${name} does not say which part of the contract it breaks`);
      return { name: name.replace('.patch', ''), section, file };
    });

/** A copy of the service, started from its sources. */
export interface ServiceCopy {
  /** The file that Node runs. */
  main: string;
  dataDir: string;
  remove(): void;
}

/**
 * A copy of the service with a patch, which Node runs from its sources. Rejects where the patch no
 * longer applies: it must be made again.
 */
export async function copyService(patch: string): Promise<ServiceCopy> {
  const directory = mkdtempSync(join(tmpdir(), 'conexion-planted-'));
  const remove = () => rmSync(directory, { recursive: true, force: true });
  try {
    for (const name of ['src', 'package.json'])
      cpSync(join(service, name), join(directory, name), { recursive: true });
    symlinkSync(join(service, 'node_modules'), join(directory, 'node_modules'));
    // No repository of Git around it: paths are those of the copy.
    await run('git', ['apply', patch], {
      cwd: directory,
      env: { ...process.env, GIT_CEILING_DIRECTORIES: tmpdir() },
    });
    const main = join(directory, 'main.ts');
    writeFileSync(main, mainText);
    return { main, dataDir: join(directory, 'data'), remove };
  } catch (error) {
    remove();
    throw error;
  }
}

const mainText = `import { runCommand } from './src/run-command.ts';
await runCommand(() => import('./src/run-service.ts'));
`;
