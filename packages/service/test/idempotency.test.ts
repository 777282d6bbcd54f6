import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  asistenciaBody,
  expedienteBody,
  openCase,
  type Person,
  send,
  startTestService,
} from './running-service.ts';

let service: Awaited<ReturnType<typeof startTestService>>;
let ana: Person;

beforeAll(async () => {
  service = await startTestService();
  ana = await service.signIn('ana', 'coordinador');
});
afterAll(() => service.stop());

const under = (key: string) => ({ headers: { 'Idempotency-Key': key } });
const covered = { type: 'coverage.resolved', outcome: 'covered' };
const partial = {
  type: 'coverage.resolved',
  outcome: 'partial',
  reason: 'x',
  coveredAmount: { amount: 1, currency: 'COP' },
};

describe('the same key and body give the same answer', () => {
  it('of an accepted event, even when the revision has moved on', async () => {
    const { asistenciaId } = await openCase(ana);
    const path = `/api/asistencias/${asistenciaId}/events`;
    const first = await ana.post(path, covered, under('k'));
    await ana.post(path, partial);
    const again = await ana.post(path, covered, under('k'));
    expect([again.status, again.headers.get('etag')]).toEqual([200, '"2"']);
    expect(again.body).toEqual(first.body);
    const spaced = await ana.post(path, ' {"outcome" : "covered", "type":"coverage.resolved"}', under('k'));
    expect(spaced.body).toEqual(first.body);
    expect((await ana.get(`/api/asistencias/${asistenciaId}`)).body.revision).toBe(3);
  });

  it('of a refused event, even when it would be accepted now', async () => {
    const { asistenciaId } = await openCase(ana);
    const path = `/api/asistencias/${asistenciaId}/events`;
    const explained = { type: 'denial.explained', reason: 'x' };
    const first = await ana.post(path, explained, under('k'));
    await ana.post(path, { type: 'coverage.resolved', outcome: 'uncovered', reason: 'x' });
    const again = await ana.post(path, explained, under('k'));
    expect([first.status, again.status]).toEqual([409, 409]);
    expect(again.body).toEqual(first.body);
  });

  it('does not store a stale revision: once it is current again, the key is free', async () => {
    const { asistenciaId } = await openCase(ana);
    const path = `/api/asistencias/${asistenciaId}/events`;
    const headers = { ...under('k').headers, 'If-Match': '"9"' };
    expect((await ana.post(path, covered, { headers })).status).toBe(412);
    expect((await ana.post(path, covered, under('k'))).status).toBe(200);
    expect((await ana.post(path, covered, { headers })).status).toBe(200);
  });

  it('of everything else that is posted', async () => {
    const expediente = await ana.post('/api/expedientes', expedienteBody, under('e'));
    const path = `/api/expedientes/${expediente.body.id}`;
    const asistencia = await ana.post(`${path}/asistencias`, asistenciaBody, under('a'));
    const note = await ana.post(`/api/asistencias/${asistencia.body.id}/bitacora`, { text: 'x' }, under('n'));
    const manual = { expedienteId: expediente.body.id, text: 'x', dueAt: '2030-01-01T00:00:00Z' };
    const pendiente = await ana.post('/api/pendientes', manual, under('p'));
    const attended = { type: 'pendiente.attended' };
    const done = await ana.post(`/api/pendientes/${pendiente.body.id}/events`, attended, under('d'));
    await ana.post(`/api/asistencias/${asistencia.body.id}/events`, {
      type: 'request.withdrawn',
      reason: 'Ya no',
    });
    const transfer = { to: 'luis', reason: 'Turno' };
    const transferred = await ana.post(`${path}/transfer`, transfer, under('t'));

    for (const [first, again] of [
      [expediente, await ana.post('/api/expedientes', expedienteBody, under('e'))],
      [asistencia, await ana.post(`${path}/asistencias`, asistenciaBody, under('a'))],
      [note, await ana.post(`/api/asistencias/${asistencia.body.id}/bitacora`, { text: 'x' }, under('n'))],
      [pendiente, await ana.post('/api/pendientes', manual, under('p'))],
      [done, await ana.post(`/api/pendientes/${pendiente.body.id}/events`, attended, under('d'))],
      [transferred, await ana.post(`${path}/transfer`, transfer, under('t'))],
    ] as const) {
      expect(again.status).toBe(first.status);
      expect(again.body).toEqual(first.body);
      expect(first.status).toBeLessThan(300);
    }
  });

  it('of a demonstration token, without keeping one', async () => {
    const ask = (user: string) =>
      send(`${service.url}/api/demo/token`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'token' },
        body: JSON.stringify({ user, role: 'jefe' }),
      });
    const first = await ask('x');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 1_100 });
    onTestFinished(() => void vi.useRealTimers());
    expect((await ask('x')).body).toEqual(first.body);
    expect((await ask('y')).status).toBe(422);
  });

  it('also when both are sent at once', async () => {
    const bodies = await Promise.all(
      Array.from({ length: 8 }, () =>
        ana.post('/api/expedientes', expedienteBody, under('at once'.replace(' ', '-'))),
      ),
    );
    expect(new Set(bodies.map(({ body }) => body.id)).size).toBe(1);

    const { asistenciaId } = await openCase(ana);
    const path = `/api/asistencias/${asistenciaId}/events`;
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => ana.post(path, covered, under('twice'))),
    );
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect((await ana.get(`/api/asistencias/${asistenciaId}`)).body.revision).toBe(2);
  });
});

describe('a key belongs to its caller and its path', () => {
  it('422 with another body, before role, revision and guards are looked at', async () => {
    const { asistenciaId } = await openCase(ana);
    const path = `/api/asistencias/${asistenciaId}/events`;
    await ana.post(path, covered, under('k'));
    const headers = { ...under('k').headers, 'If-Match': '"9"' };
    const approved = { type: 'exception.approved', discountPercent: 5, reason: 'x' };
    for (const other of [partial, approved]) {
      const { status, body } = await ana.post(path, other, { headers });
      expect([status, body.code]).toEqual([422, 'idempotency-key-reused']);
    }
    expect((await ana.post(path, {}, { headers })).status).toBe(400);
  });

  it('of another caller, or on another path, is another key', async () => {
    const luis = await service.signIn('luis', 'coordinador');
    const first = await ana.post('/api/expedientes', expedienteBody, under('shared'));
    const second = await luis.post('/api/expedientes', expedienteBody, under('shared'));
    expect(second.body.id).not.toBe(first.body.id);
    const elsewhere = await ana.post(
      `/api/expedientes/${first.body.id}/asistencias`,
      asistenciaBody,
      under('shared'),
    );
    expect(elsewhere.status).toBe(201);
  });
});
