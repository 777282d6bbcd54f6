import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { promisify } from 'node:util';
import { createHost } from '@conexion/machines';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownDatabase } from './own-database.ts';
import {
  asistenciaBody,
  coveredToTheEnd,
  expedienteBody,
  openCase,
  type Person,
  sendAll,
  startTestService,
  temporaryDir,
} from './running-service.ts';

/** The current machine with one more migration, as in a version that changes its snapshots. */
const nextVersion = createHost({
  migrations: Array.from({ length: createHost().version }, () => (stored) => stored),
});

interface Logged {
  message: string;
  err: { code: string; message: string };
}

const places = { SQLite: async () => undefined, PostgreSQL: () => ownDatabase() };

describe.each(Object.entries(places))('nodes of two versions on one %s', (_name, place) => {
  const dataDir = temporaryDir();
  const logged: Logged[] = [];
  const log = (details: unknown, message: string) =>
    void logged.push({ message, ...(details as Omit<Logged, 'message'>) });
  let databaseUrl: string | undefined;
  let newer: Awaited<ReturnType<typeof startTestService>>;
  let older: Awaited<ReturnType<typeof startTestService>>;
  /** The same person, at either node. */
  let atNewer: Person;
  let atOlder: Person;
  let expedienteId: string;
  let asistenciaId: string;
  const key = { headers: { 'Idempotency-Key': 'once' } };
  const [covered, assigned, ...rest] = coveredToTheEnd();

  beforeAll(async () => {
    databaseUrl = await place();
    newer = await startTestService({ dataDir, databaseUrl, procedure: nextVersion });
    older = await startTestService({
      dataDir,
      databaseUrl,
      log: { debug: () => {}, info: () => {}, warn: log, error: log },
    });
    atNewer = await newer.signIn('ana', 'jefe');
    atOlder = await older.signIn('ana', 'jefe');
    // The older node caches what it opened, until it sees that it has changed.
    ({ expedienteId, asistenciaId } = await openCase(atOlder));
    expect((await atOlder.get(`/api/asistencias/${asistenciaId}`)).status).toBe(200);
    expect((await atNewer.post(`/api/asistencias/${asistenciaId}/events`, covered, key)).status).toBe(200);
  });
  afterAll(async () => {
    await Promise.all([older.close(), newer.close()]);
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('the older one is unavailable for what the newer one wrote, and writes nothing', async () => {
    const path = `/api/asistencias/${asistenciaId}`;
    const warranty = { ...asistenciaBody, warrantyOf: asistenciaId };
    for (const [what, ask] of Object.entries({
      get: () => atOlder.get(path),
      event: () => atOlder.post(`${path}/events`, assigned),
      retry: () => atOlder.post(`${path}/events`, covered, key),
      explain: () => atOlder.post(`${path}/explain`, assigned),
      warranty: () => atOlder.post(`/api/expedientes/${expedienteId}/asistencias`, warranty),
    })) {
      logged.length = 0;
      const { status, headers, body } = await ask();
      expect([what, status, body.code, headers.get('Retry-After')]).toEqual([what, 503, 'unavailable', '1']);
      expect(logged).toMatchObject([{ message: 'unavailable', err: { code: 'snapshot-too-new' } }]);
      expect(logged[0]?.err.message).toContain(asistenciaId);
    }
    const { body } = await atNewer.get(`${path}/bitacora`);
    expect(body.items.map(({ type }: { type: string }) => type)).toEqual([
      'asistencia.opened',
      'coverage.resolved',
    ]);
  });

  it('the older one still lists, counts, accepts notes, postpones and announces', async () => {
    const path = `/api/asistencias/${asistenciaId}`;
    for (const read of [
      '/api/expedientes?tab=todos',
      `/api/expedientes/${expedienteId}`,
      `/api/expedientes/${expedienteId}/bitacora`,
      `${path}/bitacora`,
      `/api/pendientes?expediente=${expedienteId}`,
      '/api/board',
      '/api/measures',
      '/api/eventlog?format=ocel',
      '/readyz',
    ])
      expect([read, (await atOlder.get(read)).status]).toEqual([read, 200]);
    expect((await atOlder.post(`${path}/bitacora`, { text: 'llamó' })).status).toBe(201);
    const agenda = await atOlder.get(`/api/pendientes?expediente=${expedienteId}&status=pendiente`);
    const dueAt = new Date(Date.now() + 3_600_000).toISOString();
    const postponed = { type: 'pendiente.postponed', dueAt };
    expect((await atOlder.post(`/api/pendientes/${agenda.body.items[0].id}/events`, postponed)).status).toBe(
      200,
    );
    expect((await atOlder.post('/api/expedientes', expedienteBody)).status).toBe(201);
    await atOlder.post('/api/demo/clock', { advance: 120 });
    const types = async () =>
      (await atOlder.get(`${path}/bitacora`)).body.items.map(({ type }: { type: string }) => type);
    await expect.poll(types).toContain('pendiente.escalated');
  });

  it('the newer one continues cases that either wrote, to their end', async () => {
    await sendAll(atNewer, asistenciaId, [assigned, ...rest] as never);
    const { body } = await atNewer.get(`/api/expedientes/${expedienteId}`);
    expect(body).toMatchObject({ status: 'cerrado', asistencias: [{ state: 'asistenciaConcluida' }] });
  });

  it.each(['verify', 'migrate'])(
    'conexion-admin of the older one names what it cannot %s',
    async (command) => {
      const failed = await adminOfOlder(command);
      expect(failed.code).toBe(1);
      expect(failed.stdout).toMatch(new RegExp(`${asistenciaId}: snapshot-too-new: .*newer`));
    },
  );

  it('conexion-admin of the older one erases nothing of a holder whose case it cannot read', async () => {
    const failed = await adminOfOlder('erase', expedienteBody.holder.id);
    expect([failed.code, failed.stderr]).toEqual([2, expect.stringContaining(`${asistenciaId}: Version`)]);
    const { body } = await atNewer.get('/api/expedientes?tab=todos');
    for (const { holder } of body.items) expect(holder).toEqual(expedienteBody.holder);
  });

  function adminOfOlder(...command: string[]): Promise<{ code?: number; stdout: string; stderr: string }> {
    const bin = new URL('../bin/conexion-admin.js', import.meta.url).pathname;
    const env = { DATA_DIR: dataDir, ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }) };
    return promisify(execFile)(process.execPath, [bin, ...command], { env }).catch((error) => error);
  }
});
