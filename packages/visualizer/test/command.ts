import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { run } from '../src/cli/run.ts';

/** Runs conexion-diagram as a person would: what it prints, and how it ends. */
export async function command(...args: string[]) {
  const printed = { out: Buffer.alloc(0), err: '' };
  const code = await run(
    args,
    { write: (data) => (printed.out = Buffer.concat([printed.out, Buffer.from(data)])) },
    { write: (text) => (printed.err += text) },
  );
  return { code, bytes: printed.out, out: printed.out.toString(), err: printed.err };
}

/** One of the machines that tests draw. */
export const machineFile = (name: string) => new URL(`machines/${name}`, import.meta.url).pathname;

/** A separate directory for each test; the modules in it find XState and React. */
export function workDirectory() {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'conexion-diagram-'));
    symlinkSync(new URL('../node_modules', import.meta.url), join(directory, 'node_modules'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));
  const path = (...names: string[]) => join(directory, ...names);
  const write = (name: string, content: string) => {
    mkdirSync(dirname(path(name)), { recursive: true });
    writeFileSync(path(name), content);
    return path(name);
  };
  return { path, write };
}
