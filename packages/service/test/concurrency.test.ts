import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  asistenciaBody,
  coveredToTheEnd,
  openCase,
  type Person,
  sendAll,
  startTestService,
} from './running-service.ts';

let service: Awaited<ReturnType<typeof startTestService>>;
let ana: Person;

beforeAll(async () => {
  service = await startTestService();
  ana = await service.signIn('ana', 'coordinador');
});
afterAll(() => service.stop());

const entries = async (asistenciaId: string) =>
  (await ana.get(`/api/asistencias/${asistenciaId}/bitacora`)).body.items;

it('many simultaneous events on one asistencia: none is lost, none is written twice', async () => {
  const { asistenciaId } = await openCase(ana);
  await sendAll(ana, asistenciaId, coveredToTheEnd().slice(0, 3));
  const path = `/api/asistencias/${asistenciaId}/events`;
  const notes = Array.from({ length: 40 }, (_, i) => `monitoreo ${i}`);
  const answers = await Promise.all(
    notes.map((note) => ana.post(path, { type: 'provider.monitored', note })),
  );
  expect(answers.map(({ status }) => status)).toEqual(notes.map(() => 200));
  const written = (await entries(asistenciaId)).slice(4);
  expect(written.map(({ payload }: { payload: { note: string } }) => payload.note).sort()).toEqual(
    [...notes].sort(),
  );
  expect(written.map(({ seq }: { seq: number }) => seq)).toEqual(notes.map((_, i) => 5 + i));
});

it('of two events on the same revision one is accepted, the other answered as stale', async () => {
  const { asistenciaId } = await openCase(ana);
  const path = `/api/asistencias/${asistenciaId}/events`;
  const sendSeen = () =>
    ana.post(path, { type: 'coverage.resolved', outcome: 'covered' }, { headers: { 'If-Match': '"1"' } });
  const answers = await Promise.all([sendSeen(), sendSeen(), sendSeen()]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
  expect(await entries(asistenciaId)).toHaveLength(2);
});

it('two services on one store lose no update of each other', async () => {
  const other = await startTestService({ dataDir: service.dataDir });
  try {
    const bea = await other.signIn('bea', 'coordinador');
    const { asistenciaId } = await openCase(ana);
    await sendAll(ana, asistenciaId, coveredToTheEnd().slice(0, 3));
    const path = `/api/asistencias/${asistenciaId}/events`;
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, i) =>
        (i % 2 ? ana : bea).post(path, { type: 'provider.monitored', note: `n${i}` }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const seqs = (await entries(asistenciaId)).map(({ seq }: { seq: number }) => seq);
    expect(seqs).toEqual(Array.from({ length: 34 }, (_, i) => i + 1));
  } finally {
    // Its directory belongs to the other service: this closes only the port.
    await other.close();
  }
});

it('asistencias of one expediente that end at the same time close it together', async () => {
  const { expedienteId, asistenciaId } = await openCase(ana);
  const more = await Promise.all(
    Array.from({ length: 5 }, () => ana.post(`/api/expedientes/${expedienteId}/asistencias`, asistenciaBody)),
  );
  const ids = [asistenciaId, ...more.map(({ body }) => body.id)];
  await Promise.all(
    ids.map((id) => ana.post(`/api/asistencias/${id}/events`, { type: 'request.withdrawn', reason: 'x' })),
  );
  const { body } = await ana.get(`/api/expedientes/${expedienteId}`);
  expect([body.status, body.asistencias.length]).toEqual(['cerrado', 6]);
  const { items } = (await ana.get(`/api/pendientes?expediente=${expedienteId}&status=pendiente`)).body;
  expect(items).toEqual([]);
});

it('a pendiente added while its asistencia ends is not left behind', async () => {
  for (let round = 0; round < 10; round++) {
    const { expedienteId, asistenciaId } = await openCase(ana);
    const manual = { expedienteId, asistenciaId, text: 'x', dueAt: '2030-01-01T00:00:00Z' };
    const withdrawn = { type: 'request.withdrawn', reason: 'x' };
    const [before, , after] = await Promise.all([
      ana.post('/api/pendientes', manual),
      ana.post(`/api/asistencias/${asistenciaId}/events`, withdrawn),
      ana.post('/api/pendientes', manual),
    ]);
    // Either it came first and the closure cancels it, or it came too late and is refused.
    for (const { status } of [before, after]) expect([201, 409]).toContain(status);
    const { items } = (await ana.get(`/api/pendientes?expediente=${expedienteId}&status=pendiente`)).body;
    expect(items).toEqual([]);
  }
});
