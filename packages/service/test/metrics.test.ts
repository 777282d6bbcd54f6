import SQLite from 'better-sqlite3';
import { expect, it, onTestFinished, vi } from 'vitest';
import { sqliteFile } from '../src/storage/database/sqlite/open-sqlite.ts';
import { openCase, send, startTestService } from './running-service.ts';

it('/metrics has what an engineer on call looks at, and names no case', async () => {
  const service = await startTestService();
  onTestFinished(() => service.stop());
  const [ana, vera] = await Promise.all([
    service.signIn('ana', 'coordinador'),
    service.signIn('vera', 'analista'),
  ]);
  const { expedienteId, asistenciaId } = await openCase(ana);
  await openCase(ana);
  const path = `/api/asistencias/${asistenciaId}`;
  await ana.post(`${path}/events`, { type: 'coverage.resolved', outcome: 'covered' });
  await vera.post(`${path}/events`, { type: 'coverage.resolved', outcome: 'covered' });
  await ana.post(`${path}/events`, { type: 'conformity.recorded', satisfied: true });
  await ana.post(`${path}/events`, { type: 'no.such' });
  await ana.get(path);
  for (const dueAt of ['2020-01-01T00:00:00Z', '2999-01-01T00:00:00Z'])
    await ana.post('/api/pendientes', { expedienteId, dueAt, text: 'Llamar' });
  const { body } = await send(`${service.url}/metrics`);
  for (const line of [
    'conexion_http_request_seconds_count{method="GET",route="/api/asistencias/:id",status="200"} 1',
    'conexion_events_total{type="coverage.resolved",outcome="accepted"} 1',
    'conexion_events_total{type="coverage.resolved",outcome="role-not-allowed"} 1',
    'conexion_events_total{type="conformity.recorded",outcome="event-refused"} 1',
    'conexion_pendientes_open{overdue="true"} 1',
    'conexion_commit_waiting 0',
    'conexion_store_up 1',
    `conexion_build_info{version="0.1.0",node="${process.version}"} 1`,
    'process_resident_memory_bytes',
  ])
    expect(body).toContain(line);
  expect(body).toMatch(/^conexion_asistencias_open\{stage="\w+",state="[\w.]+"\} 1$/m);
  const figure = (name: string) => Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(body)?.[1]);
  expect(figure('conexion_commit_changes_total')).toBe(7);
  expect(figure('conexion_commit_batches_total')).toBeLessThanOrEqual(
    figure('conexion_commit_changes_total'),
  );
  for (const [, name, type] of body.matchAll(/^# TYPE (\w+) (\w+)$/gm))
    expect([name, name.endsWith('_total')]).toEqual([name, type === 'counter']);
  for (const secret of [asistenciaId, expedienteId, 'no.such', 'ana']) expect(body).not.toContain(secret);
});

it('/metrics says when the store does not answer, without old figures of it', async () => {
  const service = await startTestService();
  onTestFinished(() => service.stop());
  await openCase(await service.signIn('ana', 'coordinador'));
  expect((await send(`${service.url}/metrics`)).body).toMatch(/^conexion_asistencias_open\{/m);
  const file = new SQLite(sqliteFile(service.dataDir));
  file.exec('alter table pendiente rename to moved');
  file.close();
  const later = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 10_000);
  onTestFinished(() => later.mockRestore());
  const { status, body } = await send(`${service.url}/metrics`);
  expect([status, /^conexion_store_up 0$/m.test(body)]).toEqual([200, true]);
  expect(body).not.toMatch(/^conexion_(asistencias|pendientes)_open\{/m);
});
