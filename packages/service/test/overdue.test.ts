import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCase, type Person, pendientesOf, startTestService } from './running-service.ts';

let service: Awaited<ReturnType<typeof startTestService>>;
let ana: Person;
let supervisor: Person;

beforeAll(async () => {
  service = await startTestService();
  ana = await service.signIn('ana', 'coordinador');
  supervisor = await service.signIn('jorge', 'supervisor');
});
afterAll(() => service.stop());

/** Sets the clock forward; the time by it. */
async function advance(minutes: number): Promise<string> {
  const { status, body } = await ana.post('/api/demo/clock', { advance: minutes });
  expect(status).toBe(200);
  return body.now;
}

/** The pendientes of an asistencia that were announced as overdue, in this order. */
const announcedOf = async (asistenciaId: string): Promise<string[]> =>
  (await ana.get(`/api/asistencias/${asistenciaId}/bitacora`)).body.items
    .filter(({ type }: { type: string }) => type === 'pendiente.escalated')
    .map(({ payload }: { payload: { pendienteId: string } }) => payload.pendienteId);

describe('what is overdue', () => {
  it('shows when the clock of demonstration mode is set forward, and is told to the supervisor once', async () => {
    const { expedienteId, asistenciaId } = await openCase(ana);
    const overdue = async () =>
      (await ana.get(`/api/pendientes?overdue=true&expediente=${expedienteId}`)).body.items.length;
    const escalations = async () =>
      (await ana.get(`/api/asistencias/${asistenciaId}/bitacora`)).body.items.filter(
        ({ type }: { type: string }) => type === 'pendiente.escalated',
      );
    expect([await overdue(), await escalations()]).toEqual([0, []]);
    const { status, body } = await ana.post('/api/demo/clock', { advance: 60 });
    expect(status).toBe(200);
    expect(Date.parse(body.now) - Date.now()).toBeGreaterThan(59 * 60_000);
    expect(await overdue()).toBe(1);
    await expect.poll(escalations).toHaveLength(1);
    const [{ payload, ...line }] = await escalations();
    expect(line).toMatchObject({ seq: 1, from: 'aperturaDeAsistencia', to: 'aperturaDeAsistencia' });
    expect(payload).toMatchObject({ kind: 'resolveCoverage', assignee: 'ana', to: 'supervisor' });
    await ana.post('/api/demo/clock', { advance: 1 });
    expect(await escalations()).toHaveLength(1);
    const analyst = await service.signIn('nadia', 'analista');
    expect((await analyst.post('/api/demo/clock', { advance: 1 })).status).toBe(403);
    for (const advance of [0, -1, 1.5, null])
      expect((await ana.post('/api/demo/clock', { advance })).status).toBe(400);
  });

  it('is in the supervisor’s inbox, with what waits for the supervisor', async () => {
    const price = { amount: 100, currency: 'COP' };
    const { asistenciaId } = await openCase(ana);
    for (const event of [
      { type: 'coverage.resolved', outcome: 'uncovered', reason: 'x' },
      { type: 'denial.explained', reason: 'x' },
      {
        type: 'quote.received',
        provider: { id: 'P', name: 'P', kind: 'external' },
        kind: 'service',
        price,
        marketReference: { amount: 200, currency: 'COP' },
      },
      { type: 'exception.requested', ground: 'special', note: 'x' },
    ])
      expect((await ana.post(`/api/asistencias/${asistenciaId}/events`, event)).status).toBe(200);
    const { items } = (await supervisor.get('/api/pendientes?inbox=true')).body;
    const kinds = items.map(({ kind }: { kind: string }) => kind);
    expect(kinds).toEqual(['resolveCoverage', 'reviewException']);
  });

  it('holds an excess too, until a superior has answered it or it is no longer an excess', async () => {
    const cop = (amount: number) => ({ amount, currency: 'COP' });
    const { expedienteId, asistenciaId } = await openCase(ana);
    const send = async (person: Person, event: object) =>
      expect(await person.post(`/api/asistencias/${asistenciaId}/events`, event)).toMatchObject({
        status: 200,
      });
    const past = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
    await send(ana, { type: 'coverage.resolved', outcome: 'partial', reason: 'x', coveredAmount: cop(100) });
    await send(ana, { type: 'denial.explained', reason: 'x' });
    await send(ana, {
      type: 'quote.received',
      provider: { id: 'P', name: 'P', kind: 'external' },
      kind: 'service',
      price: cop(150),
      marketReference: cop(400),
    });
    for (const type of ['price.informed', 'offer.accepted']) await send(ana, { type });
    await send(ana, {
      type: 'provider.assigned',
      provider: { id: 'P', name: 'P', kind: 'external' },
      window: { earliest: past(30), latest: past(-600) },
    });
    await send(ana, { type: 'affiliate.confirmed' });
    await send(ana, { type: 'provider.arrived', arrivedAt: past(1) });
    await send(ana, { type: 'contact.validated' });
    const diagnosed = (amount: number) => ({
      type: 'diagnosis.recorded',
      summary: 'x',
      estimatedCost: cop(amount),
      heavyMachinery: false,
      largeWorks: false,
    });
    const waiting = async () => {
      const { items } = (await supervisor.get(`/api/pendientes?inbox=true&expediente=${expedienteId}`)).body;
      return items
        .filter(({ superior }: { superior: string | null }) => superior !== null)
        .map(({ kind }: { kind: string }) => kind);
    };
    await send(ana, diagnosed(150));
    expect(await waiting()).toEqual([]);
    await send(ana, diagnosed(250));
    expect(await waiting()).toEqual(['authorizeWork']);
    await send(ana, diagnosed(140));
    expect(await waiting()).toEqual([]);
    await send(ana, diagnosed(250));
    await send(supervisor, { type: 'excess.approved', percent: 50, reason: 'x' });
    expect(await waiting()).toEqual([]);
  });

  it.each([
    ['reassigned', 'pendientes', 'events', { type: 'pendiente.reassigned', to: 'luis' }],
    ['handed over with its case', 'expedientes', 'transfer', { to: 'luis', reason: 'Cambio de turno' }],
  ] as const)(
    'once announced and %s is announced again with another due time only',
    async (_, of, command, body) => {
      const { expedienteId, asistenciaId } = await openCase(ana);
      const announced = () => announcedOf(asistenciaId);
      const [{ id }] = await pendientesOf(ana, expedienteId);
      await advance(60);
      await expect.poll(announced).toEqual([id]);
      const path = `/api/${of}/${of === 'pendientes' ? id : expedienteId}/${command}`;
      expect((await ana.post(path, body)).status).toBe(200);
      // The announcement of another, due later, says that this one had its turn.
      const dueAt = await advance(1);
      const other = await ana.post('/api/pendientes', { expedienteId, asistenciaId, text: 'Llamar', dueAt });
      await advance(5);
      await expect.poll(announced).toContain(other.body.id);
      expect(await announced()).toEqual([id, other.body.id]);
      const later = new Date(Date.parse(await advance(1)) + 60_000).toISOString();
      const postponed = { type: 'pendiente.postponed', dueAt: later };
      expect((await ana.post(`/api/pendientes/${id}/events`, postponed)).status).toBe(200);
      await advance(5);
      await expect.poll(announced).toEqual([id, other.body.id, id]);
    },
  );
});
