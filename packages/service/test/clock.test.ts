import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { ownDatabase } from './own-database.ts';
import {
  asistenciaBody,
  coveredToTheEnd,
  openCase,
  type Person,
  startTestService,
} from './running-service.ts';

let now = '2026-03-02T17:00:00.000Z';
let service: Awaited<ReturnType<typeof startTestService>>;
let ana: Person;

beforeAll(async () => {
  service = await startTestService({ clock: () => now });
  ana = await service.signIn('ana', 'coordinador');
});
afterAll(() => service.stop());

it('a clock set back never reorders a journal: each line is stamped no earlier than the event before', async () => {
  now = '2026-03-02T17:00:00.000Z';
  const { expedienteId, asistenciaId } = await openCase(ana);
  const path = `/api/asistencias/${asistenciaId}`;
  const about = { expedienteId, asistenciaId, text: 'llamar', dueAt: '2026-03-02T17:10:00Z' };
  const { body: pendiente } = await ana.post('/api/pendientes', about);
  await ana.post('/api/pendientes', about);
  now = '2026-03-02T18:00:00.000Z';
  await ana.post(`${path}/events`, { type: 'coverage.resolved', outcome: 'covered' });
  now = '2026-03-02T17:30:00.000Z';
  await ana.post(`${path}/bitacora`, { text: 'una nota' });
  await ana.post(`/api/pendientes/${pendiente.id}/events`, { type: 'pendiente.attended' });
  await ana.post('/api/pendientes', { ...about, dueAt: '2026-03-03T17:00:00Z' });
  await ana.post(`${path}/events`, { type: 'affiliate.cancelled', reason: 'ya no' });
  const { items } = (await ana.get(`${path}/bitacora`)).body;
  const since = items.slice(items.findIndex(({ type }: { type: string }) => type === 'coverage.resolved'));
  expect(since.map(({ type }: { type: string }) => type)).toEqual([
    'coverage.resolved',
    'note',
    'pendiente.attended',
    'pendiente.opened',
    'affiliate.cancelled',
  ]);
  for (const { at } of since) expect(at).toBe('2026-03-02T18:00:00.000Z');
});

it('nor does it announce what is overdue before the event that came before', async () => {
  now = '2026-03-02T17:00:00.000Z';
  const { expedienteId, asistenciaId } = await openCase(ana);
  await ana.post('/api/pendientes', { expedienteId, asistenciaId, text: 'x', dueAt: '2026-03-02T17:10:00Z' });
  now = '2026-03-02T18:00:00.000Z';
  const path = `/api/asistencias/${asistenciaId}`;
  await ana.post(`${path}/events`, { type: 'coverage.resolved', outcome: 'covered' });
  now = '2026-03-02T17:30:00.000Z';
  await ana.post('/api/demo/clock', { advance: 1 });
  const announced = async () =>
    (await ana.get(`${path}/bitacora`)).body.items.filter(
      ({ type }: { type: string }) => type === 'pendiente.escalated',
    );
  await expect.poll(announced).not.toHaveLength(0);
  for (const { at } of await announced()) expect(at >= '2026-03-02T18:00:00.000Z').toBe(true);
});

it('nor does it open an asistencia before its expediente', async () => {
  now = '2026-03-02T18:00:00.000Z';
  const { expedienteId } = await openCase(ana);
  now = '2026-03-02T17:00:00.000Z';
  const { body } = await ana.post(`/api/expedientes/${expedienteId}/asistencias`, asistenciaBody);
  expect(body.openedAt >= '2026-03-02T18:00:00.000Z').toBe(true);
});

it('nodes whose clocks are five minutes apart share a case in one order, and its pendientes once', async () => {
  const databaseUrl = await ownDatabase();
  const base = Date.now();
  let minutes = 0;
  const clockAt = (ahead: number) => () => new Date(base + (minutes + ahead) * 60_000).toISOString();
  const nodes = [
    await startTestService({ databaseUrl, clock: clockAt(5) }),
    await startTestService({ databaseUrl, clock: clockAt(0) }),
  ];
  onTestFinished(async () => void (await Promise.all(nodes.map((node) => node.stop()))));
  const people = await Promise.all(nodes.map((node) => node.signIn('ana', 'coordinador')));
  const [ahead, behind] = people as [Person, Person];
  const { expedienteId, asistenciaId } = await openCase(ahead);
  const path = `/api/asistencias/${asistenciaId}`;
  const dueAt = new Date(base + 20 * 60_000).toISOString();
  const asked = { expedienteId, asistenciaId, text: 'llamar', dueAt };
  const { body: pendiente } = await behind.post('/api/pendientes', asked);
  for (const [index, event] of coveredToTheEnd().slice(0, 5).entries()) {
    minutes++;
    const { status } = await (people[index % 2] as Person).post(`${path}/events`, event);
    expect(status).toBe(200);
  }
  minutes += 60;
  await Promise.all(people.map((person) => person.post('/api/demo/clock', { advance: 1 })));
  const lines = async () => (await behind.get(`${path}/bitacora`)).body.items;
  const announced = async () =>
    (await lines()).filter(
      ({ type, payload }: Line) => type === 'pendiente.escalated' && payload.pendienteId === pendiente.id,
    );
  await expect.poll(announced).not.toEqual([]);
  const stamps = (await lines()).map(({ at }: Line) => at);
  expect(stamps).toEqual(stamps.toSorted());
  expect(await announced()).toHaveLength(1);
});

interface Line {
  type: string;
  at: string;
  payload: { pendienteId?: string };
}
