// A host under test as a process of this one: started by a command of the shell, killed by SIGKILL.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const patience = 60_000;
const clockTakes = 50;

/** Starts a host with a command and waits until it answers at a URL. */
export async function startHost(command, url) {
  const directory = mkdtempSync(join(tmpdir(), 'conexion-conformance-'));
  const clock = join(directory, 'clock');
  const setClock = async (seconds) => {
    writeFileSync(clock, `${seconds < 0 ? '-' : '+'}${Math.abs(seconds)}`);
    await pause(clockTakes);
  };
  const env = {
    ...process.env,
    // Of libfaketime, where the command preloads it; a host of Node preloads the clock below.
    FAKETIME_TIMESTAMP_FILE: clock,
    FAKETIME_NO_CACHE: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    NODE_OPTIONS: [process.env.NODE_OPTIONS, `--import=${new URL('host-clock.js', import.meta.url)}`]
      .join(' ')
      .trim(),
  };
  let child;
  let said = '';

  async function start() {
    // A group of its processes: the shell's are killed with it.
    child = spawn('sh', ['-c', command], { env, detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
    child.stderr.on('data', (piece) => {
      said = `${said}${piece}`.slice(-4_000);
    });
    const until = Date.now() + patience;
    while (Date.now() < until && child.exitCode === null) {
      if (
        await fetch(new URL('/healthz', url)).then(
          (response) => response.text(),
          () => null,
        )
      )
        return;
      await pause(clockTakes);
    }
    throw new Error(`The host does not answer at ${url}.\n${said}`);
  }

  async function kill() {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    process.kill(-child.pid, 'SIGKILL');
    await exited;
  }

  const end = () => {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended.
    }
    rmSync(directory, { recursive: true, force: true });
  };
  process.once('exit', end);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  await setClock(0);
  await start();
  return { start, kill, setClock };
}
