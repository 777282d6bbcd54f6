import { type AsistenciaInput, pack, replay, unpack } from '@conexion/machines';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  asistenciaBody,
  coveredToTheEnd,
  expedienteBody,
  openCase,
  type Person,
  pendientesOf,
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

interface Pendiente {
  kind: string;
  assignee: string;
}

describe('expediente', () => {
  it('4.6, 5.1.C: a request opens an expediente with its people, its place and its call', async () => {
    const { status, headers, body } = await ana.post('/api/expedientes', expedienteBody);
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`expedientes/${body.id}`);
    expect(body).toMatchObject({ ...expedienteBody, status: 'abierto', asistencias: [] });
    expect((await ana.get(`/api/expedientes/${body.id}`)).body).toEqual({
      ...body,
      number: expect.any(Number),
    });
  });

  it('4.7: is opened together with its first asistencia, by one request', async () => {
    const body = { ...expedienteBody, asistencia: asistenciaBody };
    const once = { headers: { 'Idempotency-Key': 'both' } };
    const opened = await ana.post('/api/expedientes', body, once);
    expect(opened.status).toBe(201);
    const [summary] = opened.body.asistencias;
    expect(summary).toMatchObject({ revision: 1, state: 'aperturaDeAsistencia', definition: 'electricidad' });
    const read = await ana.get(`/api/expedientes/${opened.body.id}`);
    expect(read.body).toEqual({ ...opened.body, number: expect.any(Number) });
    expect((await ana.get(`/api/asistencias/${summary.id}`)).body.context.call).toEqual(expedienteBody.call);
    expect(
      (await pendientesOf(ana, opened.body.id)).map(({ kind, assignee }: Pendiente) => [kind, assignee]),
    ).toEqual([['resolveCoverage', 'ana']]);

    expect((await ana.post('/api/expedientes', body, once)).body).toEqual(opened.body);
    await sendAll(ana, summary.id, [{ type: 'request.withdrawn', reason: 'Ya no hace falta' }]);
    expect((await ana.get(`/api/expedientes/${opened.body.id}`)).body.status).toBe('cerrado');
  });

  it('is not opened where its first asistencia is invalid', async () => {
    const before = (await ana.get('/api/expedientes?tab=todos&limit=1')).body.items[0].id;
    const tomorrow = new Date(Date.now() + 48 * 60 * 60_000).toISOString().slice(0, 10);
    for (const [asistencia, path] of [
      [{ ...asistenciaBody, plan: { ...asistenciaBody.plan, contractedOn: tomorrow } }, 'plan.contractedOn'],
      [{ ...asistenciaBody, service: {} }, 'service.type'],
      [{ ...asistenciaBody, warrantyOf: 'x' }, 'warrantyOf'],
    ] as const) {
      const { status, body } = await ana.post('/api/expedientes', { ...expedienteBody, asistencia });
      expect(status).toBe(400);
      expect(body.errors.map((error: { path: string }) => error.path)).toContain(`asistencia.${path}`);
    }
    expect((await ana.get('/api/expedientes?tab=todos&limit=1')).body.items[0].id).toBe(before);
  });

  it('closes by itself with its last asistencia, and a new one opens it again', async () => {
    const { expedienteId, asistenciaId } = await openCase(ana);
    const withdrawn = { type: 'request.withdrawn', reason: 'Ya no hace falta' };
    const second = await ana.post(`/api/expedientes/${expedienteId}/asistencias`, asistenciaBody);
    const statusOf = async () => (await ana.get(`/api/expedientes/${expedienteId}`)).body.status;
    await sendAll(ana, asistenciaId, [withdrawn]);
    expect(await statusOf()).toBe('abierto');
    await sendAll(ana, second.body.id, [withdrawn]);
    expect(await statusOf()).toBe('cerrado');
    await ana.post(`/api/expedientes/${expedienteId}/asistencias`, asistenciaBody);
    expect(await statusOf()).toBe('abierto');
  });

  it('is handed to another coordinator, whom its pendientes follow', async () => {
    const { expedienteId } = await openCase(ana);
    const { status, body } = await ana.post(`/api/expedientes/${expedienteId}/transfer`, {
      to: 'luis',
      reason: 'Cambio de turno',
    });
    expect([status, body.coordinator.id]).toEqual([200, 'luis']);
    expect(
      (await pendientesOf(ana, expedienteId)).map(({ assignee }: { assignee: string }) => assignee),
    ).toEqual(['luis']);
  });
});

describe('asistencia', () => {
  it('shows where it is, what may happen next with its form, and its revision as ETag', async () => {
    const { expedienteId, asistenciaId } = await openCase(ana);
    const { headers, body } = await ana.get(`/api/asistencias/${asistenciaId}`);
    expect(headers.get('etag')).toBe('"1"');
    expect(body).toMatchObject({
      id: asistenciaId,
      expedienteId,
      revision: 1,
      state: 'aperturaDeAsistencia',
      stage: 'aperturaDeAsistencia',
      subStage: null,
      closureStatus: null,
      category: null,
    });
    const resolved = body.allowed.find(({ type }: { type: string }) => type === 'coverage.resolved');
    expect(resolved).toMatchObject({ label: expect.any(String), clauses: expect.arrayContaining(['4.7']) });
    expect(resolved.schema.oneOf).toHaveLength(5);
  });

  it('offers an analyst nothing: they send nothing', async () => {
    const { asistenciaId } = await openCase(ana);
    const analyst = await service.signIn('vera', 'analista');
    expect((await analyst.get(`/api/asistencias/${asistenciaId}`)).body.allowed).toEqual([]);
  });

  it('5.2.A: a covered service passes every stage to its conclusion; nothing is left on the agenda', async () => {
    const { expedienteId, asistenciaId } = await openCase(ana);
    await sendAll(ana, asistenciaId, coveredToTheEnd());
    const { body } = await ana.get(`/api/asistencias/${asistenciaId}`);
    expect(body).toMatchObject({
      state: 'asistenciaConcluida',
      closureStatus: 'asistenciaConcluida',
      category: 'cobertura',
      revision: 14,
      allowed: [],
    });
    expect(await pendientesOf(ana, expedienteId, '&status=pendiente')).toEqual([]);
    expect((await ana.get(`/api/expedientes/${expedienteId}`)).body.status).toBe('cerrado');
  });

  it('replaying its journal from the opening gives the stored snapshot', async () => {
    const { asistenciaId } = await openCase(ana);
    await sendAll(ana, asistenciaId, coveredToTheEnd().slice(0, 9));
    await ana.post(`/api/asistencias/${asistenciaId}/bitacora`, { text: 'Una nota en medio' });
    const { items } = (await ana.get(`/api/asistencias/${asistenciaId}/bitacora`)).body;
    const [opening, ...rest] = items;
    expect(opening.kind).toBe('opening');
    const events = rest
      .filter(({ kind }: { kind: string }) => kind === 'event')
      .map(({ type, at, by, payload }: Record<string, object>) => ({ ...payload, type, at, by }));
    const replayed = replay(opening.payload as AsistenciaInput, events);
    const { body } = await ana.get(`/api/asistencias/${asistenciaId}`);
    expect(pack(replayed, 9).snapshot).toEqual({ state: body.state, context: body.context });
    expect(unpack(pack(replayed, 9)).seq).toBe(9);
  });

  it('5.2.B: a warranty is claimed on a concluded asistencia of the same expediente', async () => {
    const { expedienteId, asistenciaId } = await openCase(ana);
    const claim = { ...asistenciaBody, warrantyOf: asistenciaId };
    const early = await ana.post(`/api/expedientes/${expedienteId}/asistencias`, claim);
    expect([early.status, early.body.code]).toEqual([409, 'warranty-not-applicable']);
    await sendAll(ana, asistenciaId, coveredToTheEnd());

    const other = await openCase(ana);
    const elsewhere = await ana.post(`/api/expedientes/${other.expedienteId}/asistencias`, claim);
    expect(elsewhere.body.code).toBe('warranty-not-applicable');
    const unknown = { ...claim, warrantyOf: 'no such' };
    const nowhere = await ana.post(`/api/expedientes/${expedienteId}/asistencias`, unknown);
    expect(nowhere.body.code).toBe('warranty-not-applicable');

    const { status, body } = await ana.post(`/api/expedientes/${expedienteId}/asistencias`, claim);
    expect([status, body.context.warrantyOf.id]).toEqual([201, asistenciaId]);
    await sendAll(ana, body.id, [
      { type: 'coverage.resolved', outcome: 'warranty', reason: 'Volvió a fallar' },
    ]);
    expect((await ana.get(`/api/asistencias/${body.id}`)).body.category).toBe('garantia');
  });
});

describe('bitácora', () => {
  it('4.11, 5.1.J: keeps who, when, in which call and why; the server stamps it', async () => {
    const { asistenciaId } = await openCase(ana);
    const before = Date.now();
    const event = {
      type: 'coverage.resolved',
      outcome: 'uncovered',
      reason: ' No lo cubre ',
      callId: 'SP-2',
    };
    const { body } = await ana.post(`/api/asistencias/${asistenciaId}/events`, event);
    expect(body.entry).toMatchObject({
      kind: 'event',
      asistenciaId,
      seq: 2,
      type: 'coverage.resolved',
      label: 'Cobertura resuelta',
      by: { id: 'ana', role: 'coordinador', name: 'Persona ana' },
      callId: 'SP-2',
      payload: { outcome: 'uncovered', reason: 'No lo cubre' },
      from: 'aperturaDeAsistencia',
      to: 'autorizacion.explicacion',
    });
    expect(Date.parse(body.entry.at)).toBeGreaterThanOrEqual(before);
    const { items } = (await ana.get(`/api/asistencias/${asistenciaId}/bitacora`)).body;
    expect(items.at(-1)).toEqual(body.entry);
  });

  it('a note moves nothing and raises no revision', async () => {
    const { asistenciaId } = await openCase(ana);
    const note = await ana.post(`/api/asistencias/${asistenciaId}/bitacora`, { text: 'Llamar más tarde' });
    expect([note.status, note.body.kind]).toEqual([201, 'note']);
    expect((await ana.get(`/api/asistencias/${asistenciaId}`)).headers.get('etag')).toBe('"1"');
    const { items } = (await ana.get(`/api/asistencias/${asistenciaId}/bitacora`)).body;
    expect(items.map(({ kind }: { kind: string }) => kind)).toEqual(['opening', 'note']);
  });

  it('is read in pages, oldest first', async () => {
    const { asistenciaId } = await openCase(ana);
    for (const text of ['uno', 'dos', 'tres'])
      await ana.post(`/api/asistencias/${asistenciaId}/bitacora`, { text });
    const first = (await ana.get(`/api/asistencias/${asistenciaId}/bitacora?limit=3`)).body;
    const second = (
      await ana.get(`/api/asistencias/${asistenciaId}/bitacora?limit=3&cursor=${first.nextCursor}`)
    ).body;
    expect([...first.items, ...second.items].map(({ payload }) => payload.text)).toEqual([
      undefined,
      'uno',
      'dos',
      'tres',
    ]);
    expect(second.nextCursor).toBeNull();
  });

  it('a case has its own, with its opening, its transfers and its own pendientes', async () => {
    const { expedienteId, asistenciaId } = await openCase(ana);
    await ana.post(`/api/expedientes/${expedienteId}/transfer`, { to: 'luis', reason: 'Cambio de turno' });
    const due = { text: 'Encuesta', dueAt: '2030-01-01T10:00:00Z' };
    await ana.post('/api/pendientes', { expedienteId, ...due });
    await ana.post('/api/pendientes', { expedienteId, asistenciaId, ...due });
    const path = `/api/expedientes/${expedienteId}/bitacora`;
    const { items, nextCursor } = (await ana.get(path)).body;
    const lines = items.map(({ label, asistenciaId: of }: Record<string, unknown>) => [label, of]);
    expect([lines, nextCursor]).toEqual([
      [
        ['Apertura del expediente', null],
        ['Expediente transferido', null],
        ['Pendiente agregado', null],
      ],
      null,
    ]);
    expect(items[1]).toMatchObject({
      by: { id: 'ana' },
      payload: { from: 'ana', to: 'luis', reason: 'Cambio de turno' },
    });
    const first = (await ana.get(`${path}?limit=2`)).body;
    const rest = (await ana.get(`${path}?limit=2&cursor=${first.nextCursor}`)).body;
    expect([...first.items, ...rest.items]).toEqual(items);
    expect((await ana.get(`/api/expedientes/${asistenciaId}/bitacora`)).status).toBe(404);
  });

  it('a refused event is not in it', async () => {
    const { asistenciaId } = await openCase(ana);
    await ana.post(`/api/asistencias/${asistenciaId}/events`, { type: 'offer.accepted' });
    expect((await ana.get(`/api/asistencias/${asistenciaId}/bitacora`)).body.items).toHaveLength(1);
  });
});

describe('explain', () => {
  it('says in advance what would be refused and why, and changes nothing', async () => {
    const { asistenciaId } = await openCase(ana);
    const path = `/api/asistencias/${asistenciaId}/explain`;
    expect((await ana.post(path, { type: 'coverage.resolved', outcome: 'covered' })).body).toEqual({
      accepted: true,
      refusals: [],
    });
    const { status, body } = await ana.post(path, {
      type: 'coverage.resolved',
      outcome: 'warranty',
      reason: 'x',
    });
    const sent = await ana.post(`/api/asistencias/${asistenciaId}/events`, {
      type: 'coverage.resolved',
      outcome: 'warranty',
      reason: 'x',
    });
    expect([status, body.accepted]).toEqual([200, false]);
    expect(body.refusals).toEqual([
      { code: 'guard-refused', guard: expect.any(String), clause: '5.2.B', message: expect.any(String) },
    ]);
    expect(sent.body.refusals).toEqual(body.refusals);
    expect((await ana.get(`/api/asistencias/${asistenciaId}`)).body.revision).toBe(1);
  });

  it('takes no idempotency key: its answer is always about now', async () => {
    const { asistenciaId } = await openCase(ana);
    const path = `/api/asistencias/${asistenciaId}`;
    const key = { headers: { 'Idempotency-Key': 'k' } };
    const explained = { type: 'denial.explained', reason: 'x' };
    expect((await ana.post(`${path}/explain`, explained, key)).body.accepted).toBe(false);
    await ana.post(`${path}/events`, { type: 'coverage.resolved', outcome: 'uncovered', reason: 'x' });
    expect((await ana.post(`${path}/explain`, explained, key)).body.accepted).toBe(true);
    expect((await ana.post(`${path}/explain`, { type: 'price.informed' }, key)).status).toBe(200);
  });
});
