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
let asistenciaId: string;
let events: string;
const covered = { type: 'coverage.resolved', outcome: 'covered' };
const nowhere = '01a20aee-9027-77f1-8153-fb8d2a99e73c';

beforeAll(async () => {
  service = await startTestService();
  ana = await service.signIn('ana', 'coordinador');
  ({ asistenciaId } = await openCase(ana));
  events = `/api/asistencias/${asistenciaId}/events`;
});
afterAll(() => service.stop());

describe('413 too-large, 415 not-json, 400 invalid-request', () => {
  const problemOf = async (content: string, headers = {}) => {
    const { status, body } = await ana.post(events, content, { headers });
    return [status, body.code];
  };

  it('a body of 5 MB', async () => {
    expect(await problemOf(JSON.stringify({ ...covered, reason: 'x'.repeat(5_000_000) }))).toEqual([
      413,
      'too-large',
    ]);
    expect(await problemOf('x'.repeat(5_000_000), { 'Content-Type': 'text/plain' })).toEqual([
      413,
      'too-large',
    ]);
  });

  it('a body that is not declared as JSON in UTF-8', async () => {
    for (const headers of [
      { 'Content-Type': 'text/plain' },
      { 'Content-Type': 'application/json; charset=latin1' },
      { 'Content-Type': 'application/x-www-form-urlencoded' },
      { 'Content-Encoding': 'gzip' },
    ])
      expect(await problemOf('{}', headers)).toEqual([415, 'not-json']);
  });

  it.each([
    ['broken JSON', '{'],
    ['no body', ''],
    ['a bare value', '7'],
    ['null', 'null'],
    ['an array', '[]'],
    ['an unknown type', '{"type":"nothing.happened"}'],
    ['an event of XState', '{"type":"xstate.init"}'],
    ['another event of XState', '{"type":"xstate.done.actor.0.asistencia","output":{}}'],
    ['the name of a prototype', '{"type":"__proto__"}'],
    ['another name of a prototype', '{"type":"constructor"}'],
    ['a type that is no text', '{"type":{"toString":1}}'],
    ['a missing field', '{"type":"coverage.resolved"}'],
    ['a wrong value', '{"type":"coverage.resolved","outcome":"maybe"}'],
    ['null for nothing', '{"type":"coverage.resolved","outcome":"covered","reason":null}'],
    ['an unknown field', '{"type":"coverage.resolved","outcome":"covered","extra":1}'],
    ['a prototype key', '{"type":"coverage.resolved","outcome":"covered","__proto__":{"a":1}}'],
    [
      'a stamp of the client: at',
      '{"type":"coverage.resolved","outcome":"covered","at":"2026-01-01T00:00:00Z"}',
    ],
    [
      'a stamp of the client: by',
      '{"type":"coverage.resolved","outcome":"covered","by":{"id":"x","role":"jefe"}}',
    ],
    ['a NUL', '{"type":"coverage.resolved","outcome":"covered","reason":"a\\u0000b"}'],
    ['a lone surrogate', '{"type":"coverage.resolved","outcome":"covered","reason":"a\\ud800b"}'],
    ['a lone surrogate in a key', '{"type":"coverage.resolved","outcome":"covered","\\udc00":1}'],
    ['deep arrays', `{"type":${'['.repeat(50_000)}${']'.repeat(50_000)}}`],
    ['deep objects', `${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}`],
    ['deep objects with escapes', `${'{"\\u0061":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
    [
      'many unknown fields',
      JSON.stringify(Object.fromEntries(Array.from({ length: 9_000 }, (_, i) => [`f${i}`, 1]))),
    ],
    [
      'a huge number',
      '{"type":"coverage.resolved","outcome":"partial","reason":"x","coveredAmount":{"amount":1e999,"currency":"COP"}}',
    ],
  ])('%s', async (_, content) => {
    const { status, body } = await ana.post(events, content);
    expect([status, body.code]).toEqual([400, 'invalid-request']);
    expect(body.errors[0]).toEqual({ path: expect.any(String), message: expect.any(String) });
    expect(body.errors.length).toBeLessThanOrEqual(100);
  });

  it('a body that is not UTF-8', async () => {
    const { status, body } = await send(service.url + events, {
      method: 'POST',
      headers: { Authorization: `Bearer ${ana.token}`, 'Content-Type': 'application/json' },
      body: Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]),
    });
    expect([status, body.code]).toEqual([400, 'invalid-request']);
  });

  it('names the field that is wrong', async () => {
    const { body } = await ana.post('/api/expedientes', {
      ...expedienteBody,
      holder: { id: ' ', name: 'x' },
    });
    expect(body.errors).toEqual([{ path: 'holder.id', message: expect.any(String) }]);
    const call = { id: 'c', startedAt: '2026-02-30T00:00:00Z', recordingUrl: 'ftp://x' };
    const paths = (await ana.post('/api/expedientes', { ...expedienteBody, call })).body.errors;
    expect(paths.map(({ path }: { path: string }) => path)).toEqual(['call.startedAt', 'call.recordingUrl']);
  });

  it.each([
    '/api/expedientes?tab=mine',
    '/api/expedientes?tab=todos&tab=todos',
    '/api/expedientes?limit=0',
    '/api/expedientes?limit=501',
    '/api/expedientes?limit=1e2',
    '/api/expedientes?limit=',
    '/api/expedientes?cursor=x',
    '/api/expedientes?stage=nowhere',
    '/api/expedientes?from=yesterday',
    '/api/expedientes?overdue=perhaps',
    '/api/expedientes?unknown=1',
    '/api/expedientes?__proto__=1',
    '/api/expedientes?city=a%00b',
    '/api/expedientes?text=',
    '/api/pendientes?status=done',
    '/api/pendientes?role=king',
    '/api/pendientes?cursor=%27%3B--',
    '/api/pendientes?kind=constructor',
  ])('a query that fits no schema: %s', async (path) => {
    const { status, body } = await ana.get(path);
    expect([status, body.code]).toEqual([400, 'invalid-request']);
  });

  it('headers that fit no schema', async () => {
    for (const headers of [
      { 'If-Match': '3' },
      { 'If-Match': '"3' },
      { 'Idempotency-Key': 'a b' },
      { 'Idempotency-Key': 'ñ' },
      { 'Idempotency-Key': 'k'.repeat(201) },
    ] as Record<string, string>[]) {
      const { status, body } = await ana.post(events, covered, { headers });
      expect([headers, status, body.errors[0].path]).toEqual([headers, 400, Object.keys(headers)[0]]);
    }
  });
});

describe('404 not-found', () => {
  it.each([
    `/api/asistencias/${nowhere}`,
    '/api/asistencias/1',
    '/api/asistencias/%00',
    '/api/asistencias/%E0%A4%A',
    "/api/asistencias/'%20or%201=1",
    `/api/asistencias/${'a'.repeat(300)}`,
    `/api/asistencias/${nowhere}/bitacora`,
    `/api/expedientes/${nowhere}`,
    '/api/no/such',
    '/no/such',
  ])('%s', async (path) => {
    const { status, body } = await ana.get(path);
    expect([status, body.code]).toEqual([404, 'not-found']);
  });

  it('is answered after the body’s own faults', async () => {
    const path = `/api/asistencias/${nowhere}/events`;
    expect((await ana.post(path, {})).status).toBe(400);
    expect((await ana.post(path, covered)).status).toBe(404);
    expect((await ana.post('/api/pendientes/none/events', { type: 'pendiente.attended' })).status).toBe(404);
    const pendiente = { expedienteId: nowhere, text: 'x', dueAt: '2030-01-01T00:00:00Z' };
    expect((await ana.post('/api/pendientes', pendiente)).status).toBe(404);
  });
});

describe('403 role-not-allowed', () => {
  const approved = { type: 'exception.approved', discountPercent: 10, reason: 'x' };

  it('3: a superior’s event sent by a coordinator names the roles that may', async () => {
    const { status, body } = await ana.post(events, approved);
    expect([status, body.code, body.roles]).toEqual([
      403,
      'role-not-allowed',
      ['supervisor', 'jefe', 'gerencia'],
    ]);
  });

  it('is answered before a stale revision and a refusal', async () => {
    expect((await ana.post(events, approved, { headers: { 'If-Match': '"99"' } })).status).toBe(403);
    const jorge = await service.signIn('jorge', 'supervisor');
    expect((await jorge.post(events, approved, { headers: { 'If-Match': '"99"' } })).status).toBe(412);
    expect((await jorge.post(events, approved)).status).toBe(409);
  });

  it('an analyst sends nothing, anywhere', async () => {
    const vera = await service.signIn('vera', 'analista');
    const { expedienteId } = await openCase(ana);
    for (const [path, body] of [
      [events, covered],
      ['/api/expedientes', expedienteBody],
      [`/api/expedientes/${expedienteId}/asistencias`, asistenciaBody],
      [`/api/expedientes/${expedienteId}/transfer`, { to: 'x', reason: 'y' }],
      [`/api/asistencias/${asistenciaId}/bitacora`, { text: 'x' }],
      ['/api/pendientes', { expedienteId, text: 'x', dueAt: '2030-01-01T00:00:00Z' }],
    ] as const) {
      const answer = await vera.post(path, body);
      expect([path, answer.status, answer.body.roles]).toEqual([
        path,
        403,
        expect.arrayContaining(['coordinador']),
      ]);
    }
  });
});

describe('412 stale-revision', () => {
  it('an event on an old revision is not accepted, and the answer has the current one', async () => {
    const { asistenciaId: id } = await openCase(ana);
    const path = `/api/asistencias/${id}/events`;
    const accepted = await ana.post(path, covered, { headers: { 'If-Match': '"1"' } });
    expect([accepted.status, accepted.headers.get('etag')]).toEqual([200, '"2"']);
    const { status, headers, body } = await ana.post(path, covered, { headers: { 'If-Match': '"1"' } });
    expect([status, body.code, body.revision, headers.get('etag')]).toEqual([
      412,
      'stale-revision',
      2,
      '"2"',
    ]);
    for (const stale of ['W/"2"', '"x"', '"02"'])
      expect((await ana.post(path, covered, { headers: { 'If-Match': stale } })).status).toBe(412);
    for (const fresh of ['"1", "2"', '*'])
      expect((await ana.post(path, covered, { headers: { 'If-Match': fresh } })).status).toBe(200);
  });
});

describe('409 event-refused', () => {
  it('names guard, clause and a sentence, in Spanish unless asked otherwise, and what may happen instead', async () => {
    const warranty = { type: 'coverage.resolved', outcome: 'warranty', reason: 'x' };
    const inSpanish = await ana.post(events, warranty);
    const inEnglish = await ana.post(events, warranty, {
      headers: { 'Accept-Language': 'en-GB,en;q=0.9,es;q=0.1' },
    });
    const inFrench = await ana.post(events, warranty, { headers: { 'Accept-Language': 'fr' } });
    expect([inSpanish.status, inSpanish.body.code]).toEqual([409, 'event-refused']);
    expect(inSpanish.body.refusals[0]).toMatchObject({ guard: expect.any(String), clause: '5.2.B' });
    expect(inSpanish.headers.get('content-language')).toBe('es');
    expect(inEnglish.headers.get('content-language')).toBe('en');
    expect(inEnglish.body.refusals[0].message).not.toBe(inSpanish.body.refusals[0].message);
    expect(inFrench.body.refusals).toEqual(inSpanish.body.refusals);
    const types = inSpanish.body.allowed.map(({ type }: { type: string }) => type);
    expect(types).toContain('coverage.resolved');
  });

  it('an event that does not belong here', async () => {
    const { status, body } = await ana.post(events, { type: 'offer.accepted' });
    expect([status, body.refusals[0].code]).toEqual([409, 'not-in-this-state']);
  });
});
