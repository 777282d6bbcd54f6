import SQLite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { sqliteFile } from '../src/storage/database/sqlite/open-sqlite.ts';
import { openCase, type Person, startTestService } from './running-service.ts';

let service: Awaited<ReturnType<typeof startTestService>>;
let ana: Person;
beforeAll(async () => {
  service = await startTestService();
  ana = await service.signIn('ana', 'coordinador');
});
afterAll(() => service.stop());

describe('a service in the background', () => {
  it('notices the writes of another process to the same SQLite', async () => {
    const { asistenciaId } = await openCase(ana);
    const leaving = new AbortController();
    onTestFinished(() => leaving.abort());
    const stream = await fetch(`${service.url}/api/stream`, {
      headers: { Authorization: `Bearer ${ana.token}` },
      signal: leaving.signal,
    });
    let heard = '';
    const hearing = (async () => {
      for await (const piece of stream.body?.pipeThrough(new TextDecoderStream()) ?? []) heard += piece;
    })().catch(() => {});
    const other = await startTestService({ dataDir: service.dataDir });
    const there = await other.signIn('luis', 'coordinador');
    await there.post(`/api/asistencias/${asistenciaId}/bitacora`, { text: 'desde el otro proceso' });
    await expect.poll(() => heard).toContain('desde el otro proceso');
    leaving.abort();
    await hearing;
    // Its directory belongs to the other service: this closes only the port.
    await other.close();
  });

  it('counts the steps of the journal before anyone asks for measures', async () => {
    const { asistenciaId } = await openCase(ana);
    const file = new SQLite(sqliteFile(service.dataDir), { readonly: true });
    onTestFinished(() => void file.close());
    const steps = file.prepare('select count(*) from step where asistencia_id = ?').pluck();
    await expect.poll(() => steps.get(asistenciaId)).toBeGreaterThan(0);
  });
});
