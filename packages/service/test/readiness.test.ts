import SQLite from 'better-sqlite3';
import { expect, it } from 'vitest';
import { sqliteFile } from '../src/storage/database/sqlite/open-sqlite.ts';
import { send, startTestService } from './running-service.ts';

it('a service whose commits would fail is not ready, and says so once it has changed', async () => {
  const service = await startTestService();
  const ready = () => send(`${service.url}/readyz`);
  const file = new SQLite(sqliteFile(service.dataDir));
  file.exec('alter table bitacora rename column data to moved');
  const { status, headers, body } = await ready();
  expect([status, body.code, headers.get('Retry-After')]).toEqual([503, 'unavailable', '1']);
  expect((await send(`${service.url}/healthz`)).status).toBe(200);
  file.exec('alter table bitacora rename column moved to data');
  file.close();
  await expect.poll(async () => (await ready()).status, { interval: 250 }).toBe(200);
  await service.stop();
});
