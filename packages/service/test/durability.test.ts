import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { replay } from '@conexion/machines';
import { afterAll, describe, expect, it, vi } from 'vitest';
import {
  type Answer,
  coveredToTheEnd,
  openCase,
  type Person,
  sendAll,
  signIn,
  temporaryDir,
} from './running-service.ts';

const main = new URL('../bin/conexion-service.js', import.meta.url).pathname;
const dataDir = temporaryDir();
const children: ChildProcess[] = [];

afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
});

/** A service as `npm start` runs it: a separate process. */
async function startProcess(env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [main], {
    env: { MODE: 'demo', DATA_DIR: dataDir, PORT: '0', DEMO_CASES: 'false', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  let last = '';
  for await (const line of createInterface({ input: child.stdout })) {
    last = line;
    if (line.includes('http://')) break;
  }
  return { child, url: /http:\S+/.exec(last)?.[0] ?? '' };
}

describe('kill -9', () => {
  it('loses no acknowledged event, writes none by half, and the case goes on', async () => {
    const acknowledged = new Map<string, number>();
    let keys = 0;
    for (let round = 0; round < 3; round++) {
      const { child, url } = await startProcess();
      const ana = await signIn(url, 'ana', 'coordinador');
      for (const [asistenciaId, revision] of acknowledged) await checkWhole(ana, asistenciaId, revision);

      let isAlive = true;
      const work = Array.from({ length: 6 }, async () => {
        try {
          const { asistenciaId } = await openCase(ana);
          await sendAll(ana, asistenciaId, coveredToTheEnd().slice(0, 3));
          acknowledged.set(asistenciaId, 4);
          while (isAlive) {
            const headers = { 'Idempotency-Key': `k${keys++}` };
            const sent: Answer = await ana.post(
              `/api/asistencias/${asistenciaId}/events`,
              { type: 'provider.monitored', note: 'En camino' },
              { headers },
            );
            if (sent.status === 200) acknowledged.set(asistenciaId, sent.body.asistencia.revision);
          }
        } catch (error) {
          // The broken connection is expected; a refusal would not be.
          if (!(error instanceof TypeError)) throw error;
        }
      });
      await vi.waitUntil(() => acknowledged.size >= 4 * (round + 1), { timeout: 120_000 });
      const events = () => [...acknowledged.values()].reduce((sum, revision) => sum + revision, 0);
      const enough = events() + round * 25;
      await vi.waitUntil(() => events() >= enough, { timeout: 120_000 });
      child.kill('SIGKILL');
      isAlive = false;
      await once(child, 'exit');
      await Promise.all(work);
    }
    const { url } = await startProcess();
    const ana = await signIn(url, 'ana', 'coordinador');
    for (const [asistenciaId, revision] of acknowledged) await checkWhole(ana, asistenciaId, revision);
    const [asistenciaId = ''] = acknowledged.keys();
    await sendAll(ana, asistenciaId, coveredToTheEnd().slice(5));
    expect((await ana.get(`/api/asistencias/${asistenciaId}`)).body.state).toBe('asistenciaConcluida');
  });
});

/** Every acknowledged revision is there, and snapshot, journal and agenda agree. */
async function checkWhole(ana: Person, asistenciaId: string, revision: number): Promise<void> {
  const { body } = await ana.get(`/api/asistencias/${asistenciaId}`);
  expect(body.revision).toBeGreaterThanOrEqual(revision);
  const { items } = (await ana.get(`/api/asistencias/${asistenciaId}/bitacora`)).body;
  expect(items).toHaveLength(body.revision);
  const [opening, ...events] = items;
  const replayed = replay(
    opening.payload,
    events.map(({ type, at, by, payload }: Record<string, object>) => ({ ...payload, type, at, by })),
  );
  expect(JSON.parse(JSON.stringify(replayed.context))).toEqual(body.context);
  const open = (await ana.get(`/api/pendientes?expediente=${body.expedienteId}&status=pendiente`)).body.items;
  expect(open.length).toBeGreaterThan(0);
}

describe('SIGTERM', () => {
  it('answers what was accepted and exits cleanly; a restart keeps sessions', async () => {
    const { child, url } = await startProcess();
    const ana = await signIn(url, 'ana', 'coordinador');
    const answers = Array.from({ length: 10 }, () => openCase(ana));
    await answers[0];
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    await Promise.allSettled(answers);
    expect(await exited).toEqual([0, null]);

    const again = await startProcess();
    const { status } = await fetch(`${again.url}/api/definition`, {
      headers: { Authorization: `Bearer ${ana.token}` },
    });
    expect(status).toBe(200);
  });
});

describe('a start with wrong settings', () => {
  it('names the variable and listens nowhere', async () => {
    const child = spawn(process.execPath, [main], {
      env: { DATA_DIR: dataDir, PORT: '0', MODE: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.push(child);
    let said = '';
    child.stderr?.on('data', (data) => {
      said += data;
    });
    const [code] = await once(child, 'close');
    expect([code, said]).toEqual([1, expect.stringContaining('JWKS_URL')]);
  });
});
