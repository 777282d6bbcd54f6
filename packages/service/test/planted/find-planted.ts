import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { freePort } from '../free-port.ts';
import { copyService, type Planted } from './planted-service.ts';

const conformance = new URL(import.meta.resolve('@conexion/machines/package.json'));
const command = new URL('bin/conexion-conformance.js', conformance).pathname;

/** What conformance said of a service with a fault. */
export interface Found {
  name: string;
  isFound: boolean;
  seconds: number;
  /** Its finding, or why there is none. */
  said: string;
}

const mostSeconds = 180;
/** Enough lines for the stream's limits, in the time. */
const asked = ['--walks', '150', '--histories', '20', '--seed', '1'];

/** Runs the command `conexion-conformance` on the service with one fault planted. */
export async function findPlanted({ name, section, file }: Planted): Promise<Found> {
  const began = performance.now();
  const seconds = () => Math.round((performance.now() - began) / 1_000);
  const copy = await copyService(file).catch((error: Error) => error);
  if (copy instanceof Error)
    return { name, isFound: false, seconds: 0, said: `It does not apply: ${copy.message}` };
  try {
    mkdirSync(copy.dataDir);
    const port = await freePort();
    // Conformance starts it many times; the types are taken off its sources once.
    const cache = join(copy.dataDir, 'compiled');
    const variables = `MODE=demo DEMO_CASES=false LOG_LEVEL=silent PORT=${port} DATA_DIR='${copy.dataDir}' NODE_COMPILE_CACHE='${cache}'`;
    const start = `${variables} exec '${process.execPath}' --no-warnings '${copy.main}'`;
    const child = spawn(process.execPath, [command, `http://127.0.0.1:${port}`, '--start', start, ...asked], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const timer = setTimeout(() => child.kill(), mostSeconds * 1_000);
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
    clearTimeout(timer);
    const isFound = child.exitCode === 1 && new RegExp(`^${section}: `, 'm').test(out);
    const said = child.signalCode === null ? `${out}${err}`.trim() : `${mostSeconds} s were over`;
    return { name, isFound, seconds: seconds(), said };
  } finally {
    copy.remove();
  }
}
