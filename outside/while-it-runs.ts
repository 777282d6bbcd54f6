import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { strangersEnv } from './run.ts';

/** Starts a server in a room, passes its address to `use`, and stops it as an operator would. */
export async function whileItRuns(
  room: string,
  command: string,
  args: string[],
  node: string,
  use: (url: string) => Promise<void>,
) {
  rmSync(join(room, 'data'), { recursive: true, force: true });
  const env = { ...strangersEnv(node), PORT: '0', DEMO_CASES: 'false', LOG_LEVEL: 'info' };
  const running = spawn(command, args, { cwd: room, env, detached: true });
  const ended = new Promise<number | null>((resolve) => running.once('exit', resolve));
  try {
    await use(await addressSaidBy(running));
  } finally {
    // The whole group: npx and the shell are in between.
    if (running.pid !== undefined) process.kill(-running.pid, 'SIGTERM');
    await ended;
  }
}

function addressSaidBy(running: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (data: Buffer) => {
      said += data;
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
      if (address) resolve(address);
    };
    running.stdout?.on('data', listen);
    running.stderr?.on('data', listen);
    running.once('exit', (code) => reject(new Error(`Ended with ${code} before it listened:\n${said}`)));
  });
}
