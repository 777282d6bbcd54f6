import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PostgresServer, startPostgres } from '../../../../test/postgres-server.ts';
import { answer, asistencia, at, entry, expediente } from '../../../../test/store-records.ts';
import { openThreadedStore } from '../../../../test/threaded-store.ts';
import { type Store, StoreUnavailable } from '../../../cases/store.ts';
import { openPostgres } from './open-postgres.ts';

let server: PostgresServer;
let store: Store;

beforeAll(async () => {
  server = await startPostgres();
  const url = await server.createDatabase('conexion');
  store = await openThreadedStore(openPostgres(url), () => at);
});
afterAll(async () => {
  await store.close();
  await server.stop();
});

describe('the PostgreSQL store', () => {
  it('is unavailable while the server is away, and recovers by itself, as does its listener', async () => {
    const theCase = expediente();
    await store.commit({ expediente: theCase });
    let heard = 0;
    const stop = store.onChange(() => {
      heard++;
    });
    await server.pause();
    await expect(store.expediente(theCase.id)).rejects.toThrow(StoreUnavailable);
    await expect(store.commit({ answer: answer('away') })).rejects.toThrow(StoreUnavailable);
    await expect(store.ping()).rejects.toThrow(StoreUnavailable);
    await server.resume();
    expect(await store.expediente(theCase.id)).toEqual(theCase);
    expect(await store.answer('away')).toBeNull();
    const before = heard;
    await store.commit({ entries: [entry(asistencia(theCase.id))] });
    expect(heard).toBeGreaterThan(before);
    stop();
  });

  it('tries again where a lock is not had in time, and is unavailable where it stays so', () => {
    const { isAway, isLostRace } = openPostgres('postgresql://stranger@127.0.0.1:1/none');
    const error = Object.assign(new Error('canceling statement due to lock timeout'), { code: '55P03' });
    expect([isLostRace(error), isAway(error)]).toEqual([true, true]);
  });

  it('refuses to open where there is no server', async () => {
    const open = openThreadedStore(openPostgres('postgresql://stranger@127.0.0.1:1/none'), () => at);
    await expect(open).rejects.toMatchObject({
      message: 'DATABASE_URL: the database cannot be reached',
      cause: { code: 'ECONNREFUSED' },
    });
  });
});
