import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  pendientesOf as listOf,
  openCase,
  type Person,
  sendAll,
  startTestService,
} from './running-service.ts';

let service: Awaited<ReturnType<typeof startTestService>>;
let ana: Person;
let jorge: Person;
const pendientesOf = (expedienteId: string, query?: string) => listOf(ana, expedienteId, query);

beforeAll(async () => {
  service = await startTestService();
  ana = await service.signIn('ana', 'coordinador');
  jorge = await service.signIn('jorge', 'supervisor');
});
afterAll(() => service.stop());

describe('pendientes', () => {
  it('4.9: automatic ones are the coordinator’s; their event settles them', async () => {
    const { expedienteId, asistenciaId } = await openCase(ana);
    expect(await pendientesOf(expedienteId)).toMatchObject([
      {
        kind: 'resolveCoverage',
        label: 'Resolver la cobertura',
        status: 'pendiente',
        assignee: 'ana',
        role: null,
      },
    ]);
    await sendAll(ana, asistenciaId, [{ type: 'coverage.resolved', outcome: 'covered' }]);
    const kinds = (items: { kind: string; status: string }[]) =>
      items.map(({ kind, status }) => [kind, status]);
    expect(kinds(await pendientesOf(expedienteId))).toEqual([
      ['resolveCoverage', 'atendido'],
      ['assignProvider', 'pendiente'],
      ['warnLateAssignment', 'pendiente'],
    ]);
  });

  it('4.9: each says whose case it is, what for and where it stands, so that an agenda needs no more', async () => {
    const { expedienteId, asistenciaId } = await openCase(ana);
    const manual = { expedienteId, text: 'Llamar', dueAt: new Date(Date.now() + 60_000).toISOString() };
    await ana.post('/api/pendientes', manual);
    const { holder, location, coordinator } = (await ana.get(`/api/expedientes/${expedienteId}`)).body;
    const about = {
      holder: holder.name,
      city: location.city,
      coordinator,
      asistencia: { id: asistenciaId, state: 'aperturaDeAsistencia', type: 'hogar' },
    };
    expect(await pendientesOf(expedienteId)).toMatchObject([{ about }, { about }]);
  });

  it('what cannot happen yet is served with its reason, and what is said with the amounts', async () => {
    const { asistenciaId } = await openCase(ana);
    await sendAll(ana, asistenciaId, [
      { type: 'coverage.resolved', outcome: 'uncovered', reason: 'no' },
      { type: 'denial.explained', reason: 'no' },
    ]);
    const path = `/api/asistencias/${asistenciaId}`;
    const { blocked, allowed } = (await ana.get(path)).body;
    const reasons = blocked.find(({ type }: { type: string }) => type === 'price.informed')?.refusals;
    expect(reasons).toMatchObject([
      { guard: 'hasQuote', clause: '5.1.A', message: expect.stringMatching(/cotizar/) },
    ]);
    const quote = allowed.find(({ type }: { type: string }) => type === 'quote.received');
    expect(quote.needed).toEqual({ marketReference: '5.1.E' });
    const price = { amount: 100, currency: 'COP' };
    const marketReference = { amount: 200, currency: 'COP' };
    const provider = { id: 'p', name: 'Red propia', kind: 'internal' };
    await sendAll(ana, asistenciaId, [
      { type: 'quote.received', provider, kind: 'service', price, marketReference },
    ]);
    const quoted = (await ana.get(path)).body;
    expect(quoted.figures).toMatchObject({ price: 100, share: 100, currency: 'COP', provider: 'Red propia' });
    expect(quoted.allowed.find(({ type }: { type: string }) => type === 'price.informed').say).toMatch(
      /\{provider\}.*\{price\}/,
    );
  });

  it('an excepción waits for the supervisor: a coordinator may not handle it', async () => {
    const { expedienteId, asistenciaId } = await openCase(ana);
    const price = { amount: 100, currency: 'COP' };
    await sendAll(ana, asistenciaId, [
      { type: 'coverage.resolved', outcome: 'uncovered', reason: 'no' },
      { type: 'denial.explained', reason: 'no' },
      { type: 'quote.received', provider: { id: 'p', name: 'p', kind: 'internal' }, kind: 'service', price },
      { type: 'exception.requested', ground: 'special', note: 'caso especial' },
    ]);
    const [review] = await pendientesOf(expedienteId, '&role=supervisor');
    expect(review).toMatchObject({ kind: 'reviewException', role: 'supervisor', assignee: null });
    const path = `/api/pendientes/${review.id}/events`;
    const later = { type: 'pendiente.postponed', dueAt: new Date(Date.now() + 3_600_000).toISOString() };
    const refused = await ana.post(path, later);
    expect([refused.status, refused.body.code]).toEqual([403, 'role-not-allowed']);
    expect(refused.body.roles).toEqual(['supervisor', 'jefe', 'gerencia']);
    expect((await jorge.post(path, later)).body).toMatchObject({ status: 'pendiente', dueAt: later.dueAt });
  });

  it('a manual one is added, postponed, reassigned and attended, each with a line in the bitácora', async () => {
    const { expedienteId, asistenciaId } = await openCase(ana);
    const dueAt = '2030-01-01T10:00:00-05:00';
    const added = await ana.post('/api/pendientes', { expedienteId, asistenciaId, text: 'Llamar', dueAt });
    expect(added.status).toBe(201);
    expect(added.body).toMatchObject({
      kind: 'manual',
      assignee: 'ana',
      dueAt: '2030-01-01T15:00:00.000Z',
      text: 'Llamar',
    });
    const path = `/api/pendientes/${added.body.id}/events`;
    await ana.post(path, { type: 'pendiente.postponed', dueAt: '2031-01-01T10:00:00Z' });
    await ana.post(path, { type: 'pendiente.reassigned', to: 'luis' });
    const attended = await ana.post(path, { type: 'pendiente.attended', note: 'Hecho' });
    expect(attended.body).toMatchObject({
      status: 'atendido',
      assignee: 'luis',
      dueAt: '2031-01-01T10:00:00.000Z',
    });
    const again = await ana.post(path, { type: 'pendiente.attended' });
    expect([again.status, again.body.code, again.body.allowed]).toEqual([409, 'event-refused', []]);
    const { items } = (await ana.get(`/api/asistencias/${asistenciaId}/bitacora`)).body;
    expect(items.map(({ type }: { type: string }) => type)).toEqual([
      'asistencia.opened',
      'pendiente.opened',
      'pendiente.postponed',
      'pendiente.reassigned',
      'pendiente.attended',
    ]);
  });

  it.each(['conexion', ' CONEXION', 'con\u200bexion', 'luis\u200b', '\u200b'])(
    'nor is work handed to %j, whom no token can name',
    async (id) => {
      const { expedienteId } = await openCase(ana);
      const [pendiente] = await pendientesOf(expedienteId);
      const given = [
        await ana.post(`/api/expedientes/${expedienteId}/transfer`, { to: id, reason: 'Turno' }),
        await ana.post(`/api/pendientes/${pendiente?.id}/events`, { type: 'pendiente.reassigned', to: id }),
        await ana.post('/api/pendientes', {
          expedienteId,
          text: 'Llamar',
          dueAt: '2030-01-01T10:00:00Z',
          assignee: id,
        }),
      ];
      expect(given.map(({ status, body }) => [status, body.errors[0].path])).toEqual([
        [400, 'to'],
        [400, 'to'],
        [400, 'assignee'],
      ]);
    },
  );

  it('a due date of another century is attended like any other', async () => {
    const { expedienteId } = await openCase(ana);
    for (const dueAt of ['2126-01-01T10:00:00Z', '1926-01-01T10:00:00Z']) {
      const { body } = await ana.post('/api/pendientes', { expedienteId, text: 'Llamar', dueAt });
      const attended = await ana.post(`/api/pendientes/${body.id}/events`, { type: 'pendiente.attended' });
      expect(attended.status).toBe(200);
    }
    expect((await ana.get('/api/measures')).status).toBe(200);
  });

  it('people neither attend nor cancel an automatic one', async () => {
    const { expedienteId } = await openCase(ana);
    const [{ id }] = await pendientesOf(expedienteId);
    for (const event of [{ type: 'pendiente.attended' }, { type: 'pendiente.cancelled', reason: 'x' }]) {
      const { status, body } = await ana.post(`/api/pendientes/${id}/events`, event);
      expect([status, body.refusals[0].code]).toEqual([409, 'pendiente-automatic']);
      expect(body.allowed).toMatchObject([
        { type: 'pendiente.postponed', label: 'Pendiente pospuesto' },
        { type: 'pendiente.reassigned', label: 'Pendiente reasignado' },
      ]);
      expect(body.allowed[0].schema.required).toEqual(['dueAt']);
    }
  });

  it('a closure cancels the open ones, manual ones too', async () => {
    const { expedienteId, asistenciaId } = await openCase(ana);
    await ana.post('/api/pendientes', {
      expedienteId,
      asistenciaId,
      text: 'Llamar',
      dueAt: '2030-01-01T10:00:00Z',
    });
    await sendAll(ana, asistenciaId, [{ type: 'request.withdrawn', reason: 'Ya no' }]);
    const statuses = (await pendientesOf(expedienteId)).map(({ status }: { status: string }) => status);
    expect(statuses).toEqual(['cancelado', 'cancelado']);
    const late = { expedienteId, asistenciaId, text: 'Llamar', dueAt: '2030-01-01T10:00:00Z' };
    const refused = await ana.post('/api/pendientes', late);
    expect([refused.status, refused.body.refusals[0].code]).toEqual([409, 'asistencia-closed']);
    const { asistenciaId: _, ...ofTheCase } = late;
    expect((await ana.post('/api/pendientes', ofTheCase)).status).toBe(201);
  });

  it('due at the same instant lead to each case once, page after page', async () => {
    const olga = await service.signIn('olga', 'coordinador');
    const dueAt = '2020-01-01T00:00:00Z';
    const opened: string[] = [];
    for (let cases = 0; cases < 5; cases++) {
      const { expedienteId } = await openCase(olga);
      opened.push(expedienteId);
      // Two of each case, so that a case would be listed twice by its pendientes.
      for (const text of ['a', 'b']) await olga.post('/api/pendientes', { expedienteId, text, dueAt });
    }
    for (const limit of [1, 2, 3]) {
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const path = `/api/expedientes?tab=aCargo&order=due&limit=${limit}`;
        const { body } = await olga.get(cursor ? `${path}&cursor=${encodeURIComponent(cursor)}` : path);
        seen.push(...body.items.map(({ id }: { id: string }) => id));
        cursor = body.nextCursor;
      }
      expect(seen.toSorted(), `limit ${limit}`).toEqual(opened.toSorted());
    }
  });

  it('are listed soonest first, filtered, in pages', async () => {
    const { expedienteId } = await openCase(await service.signIn('nora', 'coordinador'));
    const nora = await service.signIn('nora', 'coordinador');
    for (const [text, dueAt] of [
      ['c', '2020-01-03T00:00:00Z'],
      ['a', '2020-01-01T00:00:00Z'],
      ['b', '2020-01-02T00:00:00Z'],
    ])
      await nora.post('/api/pendientes', { expedienteId, text, dueAt });
    const query = '/api/pendientes?assignee=nora&overdue=true&kind=manual&status=pendiente&limit=2';
    const first = (await nora.get(query)).body;
    const second = (await nora.get(`${query}&cursor=${encodeURIComponent(first.nextCursor)}`)).body;
    const texts = [...first.items, ...second.items].map(({ text }) => text);
    expect([texts, second.nextCursor]).toEqual([['a', 'b', 'c'], null]);
    expect((await nora.get('/api/pendientes?assignee=nora&overdue=false')).body.items).toHaveLength(1);
    const forged = await nora.get(`${query}&cursor=z${encodeURIComponent(first.nextCursor.slice(1))}`);
    expect([forged.status, forged.body.errors[0].path]).toEqual([400, 'cursor']);
  });
});
