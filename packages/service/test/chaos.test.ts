import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { undamaged } from './chaos/count-damage.ts';
import { fillTheDisk, killAndRestart, killOneOfTwo, stopTheServer } from './chaos/situations.ts';
import { type PostgresServer, startPostgres } from './postgres-server.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

// The short form of `npm run chaos`.
describe('no acknowledged event is lost, doubled or written by half', () => {
  it('when SQLite’s node is killed and started again', async () => {
    expect(await killAndRestart({}, 2)).toMatchObject(undamaged);
  });

  it('when PostgreSQL’s node is killed and started again', async () => {
    const databaseUrl = await server.createDatabase('killed');
    expect(await killAndRestart({ databaseUrl }, 2)).toMatchObject(undamaged);
  });

  it('when two nodes write the same asistencias and one is killed', async () => {
    const report = await killOneOfTwo(await server.createDatabase('two_nodes'), 1);
    expect(report).toMatchObject(undamaged);
  });

  it('when PostgreSQL stops and starts: 503 with Retry-After meanwhile', async () => {
    const report = await stopTheServer(server, await server.createDatabase('stopped'), 1);
    expect(report).toMatchObject({ ...undamaged, withoutRetryAfter: 0 });
    expect(report.unavailable).toBeGreaterThan(0);
  });

  it('when the disk is full: 503 with Retry-After meanwhile', async () => {
    const report = await fillTheDisk();
    expect(report).toMatchObject({ ...undamaged, withoutRetryAfter: 0, readiness: 503 });
    expect(report.unavailable).toBeGreaterThan(0);
  });
});
