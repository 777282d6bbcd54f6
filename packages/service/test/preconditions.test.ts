import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
  service = await startTestService({ requestsPerSecond: 1_000, trustedProxies: ['loopback'] });
  ana = await service.signIn('ana', 'coordinador');
});
afterAll(() => service.stop());

const ifMatch = (tag: string | null, extra = {}) => ({ headers: { 'If-Match': tag ?? '', ...extra } });

describe('If-Match on a case', () => {
  const transfer = { to: 'luis', reason: 'turno' };

  it('refuses to overwrite a change that the caller has not seen', async () => {
    const opened = await ana.post('/api/expedientes', expedienteBody);
    const path = `/api/expedientes/${opened.body.id}`;
    const tag = opened.headers.get('etag');
    expect([tag, (await ana.get(path)).headers.get('etag')]).toEqual(['"1"', '"1"']);

    const moved = await ana.post(`${path}/transfer`, transfer, ifMatch(tag, { 'Idempotency-Key': 'move' }));
    expect([moved.status, moved.headers.get('etag')]).toEqual([200, '"2"']);
    const late = await ana.post(`${path}/transfer`, { to: 'eva', reason: 'x' }, ifMatch(tag));
    expect([late.status, late.body.code, late.body.revision, late.headers.get('etag')]).toEqual([
      412,
      'stale-revision',
      2,
      '"2"',
    ]);
    const again = await ana.post(`${path}/transfer`, transfer, ifMatch(tag, { 'Idempotency-Key': 'move' }));
    expect([again.status, again.body]).toEqual([200, moved.body]);

    expect((await ana.post(`${path}/asistencias`, asistenciaBody, ifMatch(tag))).status).toBe(412);
    expect((await ana.post(`${path}/asistencias`, asistenciaBody, ifMatch('"2"'))).status).toBe(201);
    expect((await ana.get(path)).headers.get('etag')).toBe('"3"');
    expect((await ana.get(path)).body.coordinator.id).toBe('luis');
  });

  it('comes after the role', async () => {
    const { expedienteId } = await openCase(ana);
    const vera = await service.signIn('vera', 'analista');
    const { status } = await vera.post(`/api/expedientes/${expedienteId}/transfer`, transfer, ifMatch('"9"'));
    expect(status).toBe(403);
  });

  it('lets one of two transfers at the same time win', async () => {
    const { body } = await ana.post('/api/expedientes', expedienteBody);
    const path = `/api/expedientes/${body.id}/transfer`;
    const answers = await Promise.all(
      ['luis', 'eva'].map((to) => ana.post(path, { to, reason: 'x' }, ifMatch('"1"'))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });
});

describe('If-Match on a pendiente', () => {
  it('refuses to overwrite a change that the caller has not seen', async () => {
    const { expedienteId } = await openCase(ana);
    const dueAt = '2030-01-01T00:00:00.000Z';
    const added = await ana.post('/api/pendientes', { expedienteId, text: 'llamar', dueAt });
    expect(added.headers.get('etag')).toBe('"1"');
    const path = `/api/pendientes/${added.body.id}/events`;
    const postponed = { type: 'pendiente.postponed', dueAt: '2031-01-01T00:00:00.000Z' };
    const first = await ana.post(path, postponed, ifMatch('"1"'));
    expect([first.status, first.headers.get('etag')]).toEqual([200, '"2"']);
    const stale = await ana.post(path, { type: 'pendiente.attended' }, ifMatch('"1"'));
    expect([stale.status, stale.body.revision]).toEqual([412, 2]);
    expect((await ana.post(path, { type: 'pendiente.attended' }, ifMatch('"1", "2"'))).status).toBe(200);
    // Its role, then its revision, then the procedure.
    const vera = await service.signIn('vera', 'analista');
    expect((await vera.post(path, postponed, ifMatch('"1"'))).status).toBe(403);
    expect((await ana.post(path, postponed, ifMatch('"1"'))).status).toBe(412);
    expect((await ana.post(path, postponed, ifMatch('"3"'))).status).toBe(409);
  });
});

describe('405 method-not-allowed', () => {
  it.each([
    ['DELETE', '/api/expedientes', 'POST, GET, HEAD'],
    ['PUT', '/api/expedientes/x', 'GET, HEAD'],
    ['PATCH', '/API/Asistencias/x/', 'GET, HEAD'],
    ['GET', '/api/asistencias/x/events', 'POST'],
    ['HEAD', '/api/asistencias/x/events', 'POST'],
    ['OPTIONS', '/api/pendientes/x/events', 'POST'],
    ['DELETE', '/api/expedientes/x/bitacora', 'GET, HEAD'],
    ['POST', '/api/stream', 'GET, HEAD'],
    ['GET', '/api/demo/token', 'POST'],
    ['POST', '/api/me', 'GET, HEAD'],
    ['POST', '/healthz', 'GET, HEAD'],
    ['POST', '/metrics', 'GET, HEAD'],
    ['PUT', '/openapi.json', 'GET, HEAD'],
    ['DELETE', '/', 'GET, HEAD'],
  ])('%s %s, also without a token', async (method, path, allow) => {
    const { status, headers, body } = await send(service.url + path, { method });
    expect([status, headers.get('allow')]).toEqual([405, allow]);
    if (method !== 'HEAD') expect(body.code).toBe('method-not-allowed');
  });

  it('is for known paths alone', async () => {
    expect((await send(`${service.url}/api/no/such`, { method: 'DELETE' })).status).toBe(401);
    expect((await send(`${service.url}/no/such`, { method: 'DELETE' })).status).toBe(404);
  });
});

describe('Location', () => {
  it('is relative to the request, and so true below any path of a proxy', async () => {
    const { headers, body } = await ana.post('/api/expedientes', expedienteBody);
    expect(headers.get('location')).toBe(`expedientes/${body.id}`);
    const slash = await ana.post('/api/expedientes/', expedienteBody);
    expect(slash.headers.get('location')).toBe(slash.body.id);
    const asistencias = `/api/expedientes/${body.id}/asistencias`;
    const asistencia = await ana.post(asistencias, asistenciaBody);
    expect(asistencia.headers.get('location')).toBe(`../../asistencias/${asistencia.body.id}`);
    const { pathname } = new URL(
      asistencia.headers.get('location') ?? '',
      `https://host.example/conexion${asistencias}`,
    );
    expect(pathname).toBe(`/conexion/api/asistencias/${asistencia.body.id}`);
    const note = await ana.post(`/api/asistencias/${asistencia.body.id}/bitacora`, { text: 'x' });
    expect(note.headers.get('location')).toBe('bitacora');
  });
});

describe('the rate limit of addresses', () => {
  const statusesFrom = async (url: string, addresses: string[]) => {
    const answers = addresses.map((address) =>
      send(`${url}/api/me`, { headers: { 'X-Forwarded-For': address } }),
    );
    return (await Promise.all(answers)).map(({ status }) => status);
  };
  const many = Array.from({ length: 12 }, (_, i) => `203.0.113.${i}`);
  const same = Array.from({ length: 12 }, () => '203.0.113.1');

  it('counts by X-Forwarded-For what a trusted proxy sends', async () => {
    const proxied = await startTestService({ requestsPerSecond: 1, trustedProxies: ['loopback'] });
    expect(await statusesFrom(proxied.url, many)).not.toContain(429);
    expect(await statusesFrom(proxied.url, same)).toContain(429);
    // What the client itself wrote stands before what the proxy added, and proves nothing.
    const forged = many.map((address) => `${address}, 203.0.113.1`);
    expect(await statusesFrom(proxied.url, forged)).toEqual(Array(12).fill(429));
    await proxied.stop();
  });

  it('counts by connection what anyone else sends', async () => {
    const open = await startTestService({ requestsPerSecond: 1 });
    expect(await statusesFrom(open.url, many)).toContain(429);
    await open.stop();
  });
});
