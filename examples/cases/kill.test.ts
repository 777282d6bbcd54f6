import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, vi } from 'vitest';

const server = `
  import { startService } from '@conexion/service';
  const [port, dataDir] = process.argv.slice(1);
  console.log((await startService({ port: Number(port), dataDir, demo: true })).url);
`;

/** A service in a separate process, once it listens. */
async function startProcess(port: number, dataDir: string): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', server, String(port), dataDir], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [url] = await once(child.stdout, 'data');
  return { url: String(url).trim(), child };
}

/** How many commands a service has answered since it started. */
async function commandsOf(url: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  const counts = metrics.matchAll(/^conexion_http_request_seconds_count\{method="POST".* (\d+)$/gm);
  return [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
}

it('cases continue where they were after the service is killed and restarted', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'conexion-kill-'));
  let { url, child } = await startProcess(0, dataDir);
  const port = Number(new URL(url).port);
  try {
    const program = [
      join(import.meta.dirname, 'play.ts'),
      '--pause',
      '20',
      'ambulancia',
      'proveedor',
      'garantia',
    ];
    const env = { ...process.env, CONEXION_URL: url };
    const playing = promisify(execFile)(process.execPath, program, { env });
    let isOver = false;
    const finished = playing.finally(() => {
      isOver = true;
    });
    for (let kills = 0; kills < 4 && !isOver; kills += 1) {
      await vi.waitUntil(async () => isOver || (await commandsOf(url)) >= 15, { timeout: 120_000 });
      child.kill('SIGKILL');
      await once(child, 'exit');
      ({ child } = await startProcess(port, dataDir));
    }
    expect((await finished).stdout).toMatch(/(\d+) of \1 cases ended as they should/);
  } finally {
    child.kill('SIGKILL');
    rmSync(dataDir, { recursive: true, force: true });
  }
});
