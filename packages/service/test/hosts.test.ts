import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type AnyHost, hostOfModule, type Policy } from '@conexion/machines';
import { conform } from '@conexion/machines/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { eraseHolder } from '../src/admin/commands.ts';
import {
  type Answer,
  coveredToTheEnd,
  openCase,
  type Person,
  sendAll,
  startTestService,
} from './running-service.ts';

const adapting = join(import.meta.dirname, '../../../examples/adapting');
const programs = readdirSync(adapting)
  .filter((file) => !/^(prove|portuguese)\.ts$/.test(file))
  .map((file) => file.replace(/\.ts$/, ''));

// The programs prove themselves when they run; here they only lend their hosts.
vi.mock('../../../examples/adapting/prove.ts', async (original) => ({
  ...(await original<object>()),
  prove: () => {},
}));

type Service = Awaited<ReturnType<typeof startTestService>>;
interface Hosted {
  host: AnyHost;
  service: Service;
  ana: Person;
}
interface Work extends Hosted {
  expedienteId: string;
  asistenciaId: string;
  /** Sends events that must all be accepted. */
  send(...events: object[]): Promise<void>;
  /** The events of a covered service, up to one of a type. */
  cover(until: string): Promise<void>;
  asistencia(): Promise<Answer['body']>;
}

const eventOf = (type: string) => coveredToTheEnd().find((event) => event.type === type) as object;
const inLanguage = (lang: string) => ({ headers: { 'Accept-Language': lang } });

/** What each program changed, worked over HTTP. */
const works: Record<string, (work: Work) => Promise<void>> = {
  async 'additional-sub-state'({ ana, cover, send, asistencia, expedienteId, asistenciaId, host }) {
    const trial = 'prestacionDelServicio.pruebaDelServicio';
    await cover('service.performed');
    expect(await asistencia()).toMatchObject({ state: trial, subStage: 'pruebaDelServicio' });
    const refused = await ana.post(`/api/asistencias/${asistenciaId}/explain`, { type: 'work.authorized' });
    expect(refused.body.refusals[0].message).toContain(host.label('state', trial).es);
    const { body } = await ana.get('/api/expedientes?subStage=pruebaDelServicio');
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([expedienteId]);
    expect((await ana.get('/api/expedientes?subStage=nope')).status).toBe(400);
    const agenda = await ana.get(`/api/pendientes?expediente=${expedienteId}&status=pendiente`);
    expect(agenda.body.items.map(({ kind }: { kind: string }) => kind)).toContain('confirmTermination');
    expect((await ana.get('/api/board')).body.states).toContainEqual(
      expect.objectContaining({ state: trial }),
    );
    await send(...coveredToTheEnd().slice(-4));
    expect(await asistencia()).toMatchObject({ state: 'asistenciaConcluida' });
  },

  async 'additional-event'({ ana, cover, asistencia, asistenciaId }) {
    await cover('affiliate.confirmed');
    const path = `/api/asistencias/${asistenciaId}`;
    const { allowed } = await asistencia();
    const form = allowed.find(({ type }: { type: string }) => type === 'provider.delayed');
    expect(form).toMatchObject({
      label: 'Retraso avisado',
      schema: { properties: { delay: { title: 'Minutos' } } },
    });
    const bad = await ana.post(`${path}/events`, { type: 'provider.delayed', delay: 'mucho' });
    expect([bad.status, bad.body.errors[0].path]).toEqual([400, 'delay']);
    const { status, body } = await ana.post(`${path}/events`, { type: 'provider.delayed', delay: 20 });
    expect([status, body.entry]).toEqual([
      200,
      expect.objectContaining({
        label: 'Retraso avisado',
        payload: { delay: 20 },
        clauses: ['5.2.A', '4.3'],
      }),
    ]);
  },

  async 'additional-closure'({ ana, service, host, cover, send, asistencia, expedienteId, asistenciaId }) {
    const [closure, type] = ['servicioImposible', 'work.impossible'];
    await cover('contact.validated');
    await send({ type, reason: 'La tubería de Juan Pérez es de asbesto' });
    expect(await asistencia()).toMatchObject({
      state: closure,
      closureStatus: closure,
      stage: null,
      allowed: [],
    });
    expect((await ana.get(`/api/expedientes/${expedienteId}`)).body.status).toBe('cerrado');
    const late = await ana.post(`/api/asistencias/${asistenciaId}/events`, { type: 'price.informed' });
    expect(late.body.refusals).toMatchObject([{ code: 'asistencia-closed', clause: '4.2' }]);
    const pendiente = { expedienteId, asistenciaId, text: 'Llamar', dueAt: '2030-01-01T00:00:00Z' };
    const none = await ana.post('/api/pendientes', pendiente, inLanguage('en'));
    expect(none.body.refusals[0]).toMatchObject({ clause: '4.2' });
    expect(none.body.refusals[0].message).toContain('Service Impossible');
    const { body } = await ana.get(`/api/expedientes?closure=${closure}`);
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([expedienteId]);

    const measured = { funnel: { region: closure, reached: 1 }, closures: { status: closure, event: type } };
    await expect
      .poll(async () => (await ana.get('/api/measures')).body, { timeout: 10_000 })
      .toMatchObject({
        funnel: expect.arrayContaining([measured.funnel]),
        closures: [expect.objectContaining(measured.closures)],
        reasons: [{ status: closure, reason: 'La tubería de Juan Pérez es de asbesto', count: 1 }],
      });
    const ocel = (await ana.get('/api/eventlog?format=ocel')).body;
    expect(ocel.eventTypes.map(({ name }: { name: string }) => name)).toContain(type);
    const statuses = ocel.objects.find(({ id }: { id: string }) => id === expedienteId).attributes;
    expect(statuses).toContainEqual(expect.objectContaining({ name: 'status', value: 'cerrado' }));

    const lines = async () => (await ana.get(`/api/asistencias/${asistenciaId}/bitacora`)).body.items;
    expect((await lines()).at(-1)).toMatchObject({ label: 'Trabajo imposible', texts: ['reason'] });
    await eraseHolder({ dataDir: service.dataDir, procedure: host, tell: () => {} }, 'CC-1');
    expect((await lines()).at(-1)).toMatchObject({ type, payload: { reason: '—' } });
  },

  async 'stored-migration'({ cover, send, asistencia }) {
    await cover('provider.monitored');
    await send({ type: 'affiliate.monitored' });
    expect(await asistencia()).toMatchObject({
      state: 'monitoreo.avisoDeLlegada',
      subStage: 'avisoDeLlegada',
    });
    await send({ type: 'affiliate.monitored' }, eventOf('provider.arrived'));
  },

  async 'third-language'({ ana, cover, asistenciaId, host }) {
    await cover('affiliate.monitored');
    const path = `/api/asistencias/${asistenciaId}`;
    const { headers, body } = await ana.get(path, inLanguage('pt-BR, pt;q=0.9'));
    expect(headers.get('content-language')).toBe('pt');
    const labels = Object.fromEntries(
      body.allowed.map(({ type, label }: Record<string, string>) => [type, label]),
    );
    expect(labels['provider.arrived']).toBe('Prestador chegou');
    const bad = await ana.post(`${path}/events`, { type: 'provider.arrived' }, inLanguage('pt'));
    expect(bad.body.errors).toEqual([{ path: 'arrivedAt', message: host.labels.valueRule.missing.pt }]);
    const lines = (await ana.get(`${path}/bitacora`, inLanguage('pt'))).body.items;
    expect(lines.at(-1).label).toBe(host.label('event', 'affiliate.monitored').pt);
    // The service's own words are Spanish and English.
    expect(lines[0].label).toBe('Apertura de la asistencia');
  },

  async 'own-labels'({ ana, cover, asistenciaId }) {
    await cover('affiliate.monitored');
    const { body } = await ana.post(`/api/asistencias/${asistenciaId}/explain`, { type: 'work.authorized' });
    expect(body.refusals[0].message).toContain('Llegada al Sitio');
  },

  async 'replaced-guard'({ ana, send, asistenciaId }) {
    await send(...uncovered, quoted(5_001));
    const { status, body } = await ana.post(`/api/asistencias/${asistenciaId}/events`, {
      type: 'price.informed',
    });
    expect([status, body.refusals[0].message]).toEqual([409, 'La cotización no puede pasar de 5.000.']);
    await send(quoted(5_000), { type: 'price.informed' });
  },

  async 'own-policy'({ ana, send, asistenciaId, asistencia }) {
    await send(...uncovered, { type: 'affiliate.objected' }, quoted(6_000));
    expect((await asistencia()).context.policy.months).toBe(12);
    const asked = { type: 'exception.requested', ground: 'sixMonthsWithoutUse' };
    const { status, body } = await ana.post(`/api/asistencias/${asistenciaId}/explain`, asked);
    expect(status).toBe(200);
    expect(body.refusals.map(({ guard }: { guard: string }) => guard)).toContain('noHeavyMachinery');
  },
};

const uncovered = [
  { type: 'coverage.resolved', outcome: 'uncovered', reason: 'No está en el plan' },
  { type: 'denial.explained', reason: 'No está en el plan' },
];
const quoted = (amount: number) => ({
  type: 'quote.received',
  provider: { id: 'P-1', name: 'Técnicos del Norte', kind: 'external' },
  kind: 'service',
  price: { amount, currency: 'COP' },
});

it('every program of docs/adapting.md is hosted', () => expect(Object.keys(works).sort()).toEqual(programs));

describe.each(programs)('the service hosts %s', (program) => {
  let hosted: Hosted;
  beforeAll(async () => {
    const module: { policy?: Policy } = await import(join(adapting, `${program}.ts`));
    const host = hostOfModule(module);
    const { policy } = module;
    const service = await startTestService({ procedure: host, largestBatch: 1, ...(policy && { policy }) });
    hosted = { host, service, ana: await service.signIn('ana', 'coordinador') };
  });
  afterAll(() => hosted.service.stop());

  it('and what it changed is worked', async () => {
    const { ana } = hosted;
    const { expedienteId, asistenciaId } = await openCase(ana);
    const send = (...events: object[]) => sendAll(ana, asistenciaId, events);
    await works[program]?.({
      ...hosted,
      expedienteId,
      asistenciaId,
      send,
      cover: (until) => {
        const events = coveredToTheEnd();
        return send(...events.slice(0, events.findIndex(({ type }) => type === until) + 1));
      },
      asistencia: async () => (await ana.get(`/api/asistencias/${asistenciaId}`)).body,
    });
  });

  it('and describes it: the definition, the document, the languages', async () => {
    const { host, ana, service } = hosted;
    const definition = host.definition();
    expect((await ana.get('/api/definition')).body).toEqual(JSON.parse(JSON.stringify(definition)));
    const document = JSON.stringify(await (await fetch(`${service.url}/openapi.json`)).json());
    for (const { type } of definition.events) expect(document).toContain(`"const":"${type}"`);
    for (const { subStage } of definition.states) if (subStage) expect(document).toContain(`"${subStage}"`);
    for (const lang of host.languages)
      expect((await ana.get('/api/me', inLanguage(lang))).headers.get('content-language')).toBe(lang);
  });

  it('and agrees with it at every step', async () => {
    const { service, host } = hosted;
    // The walks alone: the rules of the contract are the same for every host.
    const asked = { stories: false, histories: 0, cursors: 0, walks: 8, maxSteps: 15, seed: 13 };
    const { findings, accepted } = await conform({ url: service.url, host, ...asked });
    expect(findings).toEqual([]);
    expect(accepted).toBeGreaterThan(4);
  });
});
