import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coveredToTheEnd, openCase, type Person, sendAll, startTestService } from './running-service.ts';

let service: Awaited<ReturnType<typeof startTestService>>;
let ana: Person;
let analyst: Person;
let open: string;

const cop = (amount: number) => ({ amount, currency: 'COP' });
const provider = { id: 'P-1', name: 'Técnicos del Norte', kind: 'external' };
const quoted = [
  { type: 'coverage.resolved', outcome: 'uncovered', reason: 'Su plan no lo incluye' },
  { type: 'denial.explained', reason: 'Su plan no lo incluye' },
  { type: 'quote.received', provider, kind: 'service', price: cop(100), marketReference: cop(200) },
];

beforeAll(async () => {
  service = await startTestService();
  ana = await service.signIn('ana', 'coordinador');
  analyst = await service.signIn('ines', 'analista');
  const sofia = await service.signIn('sofia', 'supervisor');
  const concluded = await openCase(ana);
  await sendAll(ana, concluded.asistenciaId, coveredToTheEnd());
  const declined = await openCase(ana);
  await sendAll(ana, declined.asistenciaId, [
    ...quoted,
    { type: 'exception.requested', ground: 'firstServiceGoodwill' },
  ]);
  await sendAll(sofia, declined.asistenciaId, [
    { type: 'exception.approved', discountPercent: 40, reason: 'Que lo conozca' },
  ]);
  await sendAll(ana, declined.asistenciaId, [{ type: 'offer.declined', reason: '=Muy "caro", dice' }]);
  open = (await openCase(ana)).asistenciaId;
  await sendAll(ana, open, quoted);
});
afterAll(() => service.stop());

describe('GET /api/measures', () => {
  it('gives analysts the sums of what has happened', async () => {
    const { status, body } = await analyst.get('/api/measures');
    expect(status).toBe(200);
    expect(body.asistencias).toBe(3);
    expect(body.funnel).toContainEqual({ region: 'aperturaDeAsistencia', reached: 3 });
    expect(body.funnel).toContainEqual({ region: 'autorizacion', reached: 2 });
    expect(body.funnel).toContainEqual({ region: 'asistenciaConcluida', reached: 1 });
    expect(body.closures).toEqual([
      { status: 'asistenciaConcluida', region: 'cierre', event: 'conformity.recorded', count: 1 },
      { status: 'canceladoAlMomento', region: 'autorizacion', event: 'offer.declined', count: 1 },
    ]);
    const ofExceptions = { ground: 'firstServiceGoodwill', count: 1 };
    expect(body.exceptions).toEqual([
      {
        ...ofExceptions,
        outcome: 'approved',
        discountPercent: 40,
        authorizer: { id: 'sofia', role: 'supervisor' },
      },
      { ...ofExceptions, outcome: 'requested', discountPercent: null, authorizer: null },
    ]);
    expect(body.states).toContainEqual(
      expect.objectContaining({ state: 'autorizacion.cotizacion', entered: 3, count: 2 }),
    );
    expect(body.transitions).toContainEqual(
      expect.objectContaining({ event: 'quote.received', from: 'autorizacion.cotizacion', count: 2 }),
    );
    expect(body.lateness).toContainEqual({
      kind: 'resolveCoverage',
      count: 3,
      late: 0,
      medianLateSeconds: null,
    });
  });

  it('measures the requested selection, and refuses unknown filters', async () => {
    const count = async (query: string) => (await analyst.get(`/api/measures?${query}`)).body.asistencias;
    const today = new Date().toISOString().slice(0, 10);
    expect(await count(`from=${today}&to=${today}&type=hogar&city=medellin&coordinator=ana`)).toBe(3);
    expect(await count('coordinator=luis')).toBe(0);
    expect(await count('to=2020-01-01')).toBe(0);
    for (const query of ['type=otro', 'from=ayer', 'format=xml', 'table=nada', 'unknown=1'])
      expect([query, (await analyst.get(`/api/measures?${query}`)).status]).toEqual([query, 400]);
    expect((await fetch(`${service.url}/api/measures`)).status).toBe(401);
  });

  it('gives each table as CSV, which no spreadsheet reads as formulas', async () => {
    const tables = ['states', 'transitions', 'funnel', 'closures', 'reasons', 'exceptions', 'lateness'];
    for (const table of tables) {
      const { body, headers } = await analyst.get(`/api/measures?format=csv&table=${table}`);
      expect(headers.get('content-disposition')).toBe(`attachment; filename="conexion-${table}.csv"`);
      expect(body.split('\r\n').length, table).toBeGreaterThan(2);
    }
    const { body } = await analyst.get('/api/measures?format=csv&table=reasons');
    expect(body).toContain(`canceladoAlMomento,"'=Muy ""caro"", dice",1\r\n`);
  });
});

describe('GET /api/board', () => {
  it('says where the open asistencias are, and the stream resumes from there', async () => {
    const { status, body } = await analyst.get('/api/board?each=1');
    expect(status).toBe(200);
    expect(body.states).toMatchObject([
      { state: 'autorizacion.cotizacion', stage: null, count: 1, overdue: 0 },
    ]);
    expect(body.states[0].oldest).toMatchObject([{ asistenciaId: open, coordinator: { id: 'ana' } }]);
    await sendAll(ana, open, [{ type: 'price.informed' }]);
    const leaving = new AbortController();
    const stream = await fetch(`${service.url}/api/stream`, {
      headers: { Authorization: `Bearer ${analyst.token}`, 'Last-Event-ID': String(body.position) },
      signal: leaving.signal,
    });
    let received = '';
    for await (const piece of stream.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      received += piece;
      if (received.includes('price.informed')) break;
    }
    leaving.abort();
    expect(received.match(/^event: entry$/gm)).toHaveLength(1);
    expect((await analyst.get('/api/board?each=0')).status).toBe(400);
  });
});
