import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownDatabase } from './own-database.ts';
import {
  asistenciaBody,
  coveredToTheEnd,
  openCase,
  type Person,
  sendAll,
  startTestService,
} from './running-service.ts';

const { service, plan } = asistenciaBody;

describe.each([
  ['SQLite', async () => ({})],
  ['PostgreSQL', async () => ({ databaseUrl: await ownDatabase() })],
])('5.2.B, two nodes on %s', (_, optionsOf) => {
  let first: Awaited<ReturnType<typeof startTestService>>;
  let second: typeof first;
  let ana: Person;
  let bea: Person;

  beforeAll(async () => {
    const options = await optionsOf();
    first = await startTestService(options);
    second = await startTestService({ ...options, dataDir: first.dataDir });
    ana = await first.signIn('ana', 'coordinador');
    bea = await second.signIn('bea', 'coordinador');
  });
  afterAll(async () => {
    await second.close();
    await first.stop();
  });

  /** A case whose first asistencia was concluded. */
  async function concluded() {
    const opened = await openCase(ana);
    await sendAll(ana, opened.asistenciaId, coveredToTheEnd());
    const path = `/api/expedientes/${opened.expedienteId}/asistencias`;
    return { ...opened, path, claim: { ...asistenciaBody, warrantyOf: opened.asistenciaId } };
  }
  const withdraw = (id: string) => sendAll(ana, id, [{ type: 'request.withdrawn', reason: 'Ya no' }]);

  it('applies to the same service, in the same words, and covers it', async () => {
    const { asistenciaId, path, claim } = await concluded();
    const reworded = { ...claim, service: { ...service, definition: 'ELECTRICIDAD' } };
    const { status, body } = await bea.post(path, reworded);
    expect(status).toBe(201);
    expect(body.context.warrantyOf).toMatchObject({
      id: asistenciaId,
      type: 'hogar',
      definition: 'electricidad',
    });
    await sendAll(bea, body.id, [
      { type: 'coverage.resolved', outcome: 'warranty', reason: 'Volvió a fallar' },
    ]);
    expect((await ana.get(`/api/asistencias/${body.id}`)).body.category).toBe('garantia');
  });

  it('is refused with its reason when the asistencia is opened', async () => {
    const { asistenciaId, expedienteId, path, claim } = await concluded();
    const reasonOf = async (body: object, at = path) => {
      const answer = await ana.post(at, body);
      expect([answer.status, answer.body.code, answer.body.clause]).toEqual([
        409,
        'warranty-not-applicable',
        '5.2.B',
      ]);
      return answer.body.reason;
    };
    const open = await openCase(ana);
    const elsewhere = `/api/expedientes/${open.expedienteId}/asistencias`;
    expect(await reasonOf({ ...claim, warrantyOf: open.asistenciaId }, elsewhere)).toBe('not-concluded');
    expect(await reasonOf({ ...claim, warrantyOf: 'no such' })).toBe('not-concluded');
    expect(await reasonOf(claim, elsewhere)).toBe('other-expediente');
    expect(await reasonOf({ ...claim, service: { ...service, type: 'vial' } })).toBe('other-service');
    expect(await reasonOf({ ...claim, service: { ...service, definition: 'electricidad y gas' } })).toBe(
      'other-service',
    );

    const { body } = await ana.post(path, claim);
    expect(await reasonOf(claim)).toBe('already-open');
    const [resolved, ...rest] = coveredToTheEnd();
    await sendAll(ana, body.id, [{ ...resolved, outcome: 'warranty', reason: 'Volvió a fallar' }, ...rest]);
    expect(await reasonOf({ ...claim, warrantyOf: body.id })).toBe('is-warranty');
    const { asistencias } = (await ana.get(`/api/expedientes/${expedienteId}`)).body;
    expect(asistencias.map(({ id }: { id: string }) => id).sort()).toEqual([asistenciaId, body.id].sort());
  });

  it('is already open whatever the coverage came to be, and free again once that has ended', async () => {
    const { path, claim } = await concluded();
    const { body } = await ana.post(path, claim);
    await sendAll(ana, body.id, [{ type: 'coverage.resolved', outcome: 'uncovered', reason: 'Otra falla' }]);
    expect((await bea.post(path, claim)).body.reason).toBe('already-open');
    await withdraw(body.id);
    expect((await bea.post(path, claim)).status).toBe(201);
  });

  it('only one of two requests that arrive at once on two nodes is opened', async () => {
    for (let round = 0; round < 5; round++) {
      const { path, claim, expedienteId } = await concluded();
      const answers = await Promise.all([ana, bea, ana, bea].map((person) => person.post(path, claim)));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
      const reasons = answers.filter(({ status }) => status === 409).map(({ body }) => body.reason);
      expect(reasons).toEqual(['already-open', 'already-open', 'already-open']);
      expect((await ana.get(`/api/expedientes/${expedienteId}`)).body.asistencias).toHaveLength(2);
    }
  });

  it('a refusal is given again under its key, when the warranty is free by then', async () => {
    const { path, claim } = await concluded();
    const key = { headers: { 'Idempotency-Key': `warranty-${path}` } };
    const { body } = await ana.post(path, claim);
    const refused = await ana.post(path, claim, key);
    await withdraw(body.id);
    const again = await ana.post(path, claim, key);
    expect([again.status, again.body]).toEqual([409, refused.body]);
    expect(again.body.reason).toBe('already-open');
  });

  it('the reason is said in the language of the caller', async () => {
    const { path, claim } = await concluded();
    const other = { ...claim, service: { ...service, definition: 'gas' } };
    const { body } = await ana.post(path, other, { headers: { 'Accept-Language': 'en' } });
    expect(body.detail).toBe('The warranty covers the same service: the same type and the same definition.');
  });

  describe('what contradicts itself is invalid when it is opened', () => {
    const pathsOf = async (changed: object) => {
      const { expedienteId } = await openCase(ana);
      const body = { ...asistenciaBody, plan: { ...plan, ...changed } };
      const answer = await ana.post(`/api/expedientes/${expedienteId}/asistencias`, body);
      expect([answer.status, answer.body.code]).toEqual([400, 'invalid-request']);
      return answer.body.errors.map(({ path }: { path: string }) => path);
    };

    it('more services used than requested', async () =>
      expect(await pathsOf({ servicesUsed: 2, servicesRequested: 1 })).toEqual(['plan.servicesUsed']));

    it('a plan contracted later than today, where the plan is', async () => {
      const inTwoDays = new Date(Date.now() + 48 * 60 * 60_000).toISOString().slice(0, 10);
      expect(await pathsOf({ contractedOn: inTwoDays })).toEqual(['plan.contractedOn']);
    });
  });
});
