import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePolicy } from '@conexion/machines';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoJourneys } from '../src/demo/demo-journeys.ts';
import { openCase, type Person, send, startTestService, temporaryDir } from './running-service.ts';

const dataDir = temporaryDir();
const pageDir = join(dataDir, 'page');
mkdirSync(join(pageDir, 'assets'), { recursive: true });
writeFileSync(join(pageDir, 'index.html'), '<!doctype html><title>Conexión</title>');
writeFileSync(join(pageDir, 'assets', 'page.js'), 'console.log(1)');

const now = new Date().toISOString();
let service: Awaited<ReturnType<typeof startTestService>>;
let ana: Person;
let marta: Person;

beforeAll(async () => {
  service = await startTestService({ dataDir, seed: true, pageDir, clock: () => now });
  ana = await service.signIn('ana.rojas', 'coordinador');
  marta = await service.signIn('marta.suarez', 'coordinador');
});
afterAll(() => service.stop());

const list = async (person: Person, query: string) => (await person.get(`/api/expedientes?${query}`)).body;

describe('the demonstration cases', () => {
  it('stand in different stages, authorization and closures included, by different coordinators', async () => {
    const { items } = await list(ana, 'tab=todos');
    const asistencias = items.flatMap(({ asistencias }: { asistencias: object[] }) => asistencias);
    const seen = (key: string) => new Set(asistencias.map((one: Record<string, unknown>) => one[key]));
    expect([...seen('stage')]).toEqual(
      expect.arrayContaining([
        'aperturaDeAsistencia',
        'asignacionProveedor',
        'monitoreo',
        'prestacionDelServicio',
        'cierre',
        null,
      ]),
    );
    expect(seen('category')).toContain('garantia');
    expect(
      new Set(items.map(({ coordinator }: { coordinator: { id: string } }) => coordinator.id)).size,
    ).toBe(3);
  });

  it('stand where they should, the last step as long ago as it should be', async () => {
    const { items } = await list(ana, 'tab=todos');
    const latest = items
      .toReversed()
      .map(
        ({ coordinator, asistencias }: { coordinator: { id: string }; asistencias: { state: string }[] }) => [
          coordinator.id,
          asistencias.at(-1)?.state,
        ],
      );
    expect(latest).toEqual(demoJourneys.map(({ coordinator, state }) => [coordinator.id, state]));
    for (const [index, { ago }] of demoJourneys.toReversed().entries()) {
      const { items: entries } = (
        await ana.get(`/api/asistencias/${items[index].asistencias.at(-1).id}/bitacora?limit=500`)
      ).body;
      const times = entries.map(({ at }: { at: string }) => Date.parse(at));
      expect(Math.max(...times)).toBe(Date.parse(now) - ago * 60_000);
    }
  });

  it('name providers, each with the services and the cities for which it was named', async () => {
    const { providers } = (await ana.get('/api/known-values')).body;
    const tow = providers.find(({ name }: { name: string }) => name === 'Grúas Veraguas');
    expect(tow.services.length).toBeGreaterThan(0);
    expect(new Set(tow.services.map(({ type }: { type: string }) => type))).toEqual(new Set(['vial']));
    expect(tow.services[0].city).toMatch(/^[a-z ]+$/);
  });

  it('have a number that grows from case to case, and are found by it alone', async () => {
    const { items } = await list(ana, 'tab=todos');
    const numbers = items.map(({ number }: { number: number }) => number);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => Number(b) - Number(a)));
    const [, second] = items;
    expect((await ana.get(`/api/expedientes/${second.id}`)).body.number).toBe(second.number);
    const found = await list(ana, `tab=todos&text=${encodeURIComponent(`#${second.number}`)}`);
    expect(found.items.map(({ id }: { id: string }) => id)).toEqual([second.id]);
    // A line of the journal that opens no case is no number.
    const other = await list(ana, `tab=todos&text=${encodeURIComponent(`#${second.number + 1}`)}`);
    expect(other.items).toEqual([]);
  });

  it('are played under the policy for which they were written, whatever is in force', async () => {
    const policy = parsePolicy({ groundsRequired: 'all', months: 1200, ambulanceDefinitions: ['avión'] });
    const strict = await startTestService({ seed: true, policy });
    const { items } = await list(await strict.signIn('x', 'analista'), 'tab=todos');
    await strict.stop();
    expect(items).toHaveLength(demoJourneys.length);
  });

  it('every open one has a pendiente', async () => {
    const { items } = await list(ana, 'tab=abiertos');
    for (const { nextDueAt } of items) expect(nextDueAt).not.toBeNull();
    expect((await ana.get('/api/pendientes?role=supervisor&status=pendiente')).body.items).toHaveLength(1);
    expect((await ana.get('/api/pendientes?overdue=true')).body.items.length).toBeGreaterThan(0);
  });

  it('are made once: a restart adds none', async () => {
    const { items } = await list(ana, 'tab=todos');
    const again = await startTestService({ dataDir: service.dataDir, seed: true });
    const same = await list(await again.signIn('x', 'analista'), 'tab=todos');
    await again.close();
    expect(same).toEqual({ items, nextCursor: null });
  });
});

describe('4.8: the tabs', () => {
  it('a cargo are the caller’s open ones, abiertos everybody’s, todos all', async () => {
    const { expedienteId, asistenciaId } = await openCase(marta);
    const of = async (person: Person, tab: string) =>
      (await list(person, `tab=${tab}`)).items.map(({ id }: { id: string }) => id);
    expect(await of(marta, 'aCargo')).toContain(expedienteId);
    expect(await of(ana, 'aCargo')).not.toContain(expedienteId);
    expect(await of(ana, 'abiertos')).toContain(expedienteId);
    await marta.post(`/api/asistencias/${asistenciaId}/events`, { type: 'request.withdrawn', reason: 'x' });
    expect(await of(marta, 'aCargo')).not.toContain(expedienteId);
    expect(await of(ana, 'abiertos')).not.toContain(expedienteId);
    expect(await of(ana, 'todos')).toContain(expedienteId);
  });

  it('are filtered and read page by page', async () => {
    const { items } = await list(ana, 'tab=abiertos&stage=monitoreo&type=vial&text=frias');
    expect(items.map(({ holder }: { holder: { name: string } }) => holder.name)).toEqual(['Abdiel Frías']);
    expect((await list(ana, 'city=penonome')).items).toHaveLength(2);
    const first = await list(ana, 'tab=todos&limit=4');
    const second = await list(ana, `tab=todos&limit=4&cursor=${first.nextCursor}`);
    const all = (await list(ana, 'tab=todos')).items.map(({ id }: { id: string }) => id);
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(all.slice(0, 8));
  });
});

describe('the page', () => {
  it('is served at / without a token, under a policy that lets in its own scripts alone', async () => {
    const { status, headers, body } = await send(`${service.url}/`);
    expect([status, body]).toEqual([200, expect.stringContaining('Conexión')]);
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(headers.get('content-security-policy')).not.toContain('upgrade-insecure-requests');
    expect((await send(`${service.url}/assets/page.js`)).status).toBe(200);
    for (const path of ['/no.html', '/assets', '/..%2f..%2fetc/passwd', '/%00', '/assets/%E0%A4%A'])
      expect([path, (await send(service.url + path)).status]).toEqual([path, 404]);
    for (const [name, value] of [
      ['Range', 'bytes=999-'],
      ['If-Match', '"x"'],
      ['If-Modified-Since', 'never'],
    ] as const)
      expect((await send(`${service.url}/`, { headers: { [name]: value } })).status).toBeLessThan(500);
  });
});
