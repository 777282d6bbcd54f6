import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Creates the data directory where there is none. Throws an error that names the setting. */
export function makeDataDir(dataDir: string): void {
  try {
    make(resolve(dataDir));
  } catch (cause) {
    throw new Error(`DATA_DIR: ${dataDir} is no directory and cannot be made one; choose another`, { cause });
  }
}

const isDirectory = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

// Below /proc, Node's own recursion never ends: the system denies that the parent is there.
function make(dir: string): void {
  if (isDirectory(dir)) return;
  make(dirname(dir));
  try {
    mkdirSync(dir);
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!isDirectory(dir)) throw error;
  }
}
