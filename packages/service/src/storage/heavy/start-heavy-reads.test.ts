import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { ownDatabase } from '../../../test/own-database.ts';
import { asistencia, entry, expediente } from '../../../test/store-records.ts';
import type { Store } from '../../cases/store.ts';
import type { Database, Where } from '../database/database.ts';
import { openReadings } from '../database/open-readings.ts';
import { openPostgres } from '../database/postgres/open-postgres.ts';
import type { Tables } from '../database/schema.ts';
import { openSqlite } from '../database/sqlite/open-sqlite.ts';
import { openSqlStore } from '../sql-store.ts';
import type { HeavyReads } from './heavy-reads.ts';
import { startHeavyReads } from './start-heavy-reads.ts';

const dir = mkdtempSync(join(tmpdir(), 'conexion-heavy-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const now = '2026-01-05T12:00:00.000Z';
const databases: Record<string, () => Promise<Database>> = {
  SQLite: async () => openSqlite(dir),
  PostgreSQL: async () => openPostgres(await ownDatabase()),
};
const log = { format: 'csv', eventTypes: [] } as const;

describe.each(Object.entries(databases))('heavy reads on threads, on %s', (_name, open) => {
  let store: Store;
  let heavy: HeavyReads;
  let where: Where;
  beforeAll(async () => {
    const database = await open();
    store = await openSqlStore(database, () => now);
    ({ where } = database);
    heavy = startHeavyReads(where);
  });
  afterAll(async () => {
    await heavy.close();
    await store.close();
  });

  async function add(): Promise<string> {
    const theCase = expediente();
    const one = asistencia(theCase.id);
    await store.commit({ expediente: theCase, asistencia: one, entries: [entry(one)] });
    return one.id;
  }

  it('see the commits of the store', async () => {
    expect((await heavy.board({ now, each: 1 })).states).toEqual([]);
    const id = await add();
    const { states } = await heavy.board({ now, each: 1 });
    expect(states.map(({ oldest }) => oldest[0]?.asistenciaId)).toEqual([id]);
    expect((await heavy.search({ text: 'nanez', limit: 5, now })).items).toHaveLength(1);
    expect(await heavy.measures({ now })).toMatchObject({ asistencias: 0 });
  });

  it('leave the loop to others', async () => {
    let isAnswered = false;
    const board = heavy.board({ now, each: 1 }).finally(() => {
      isAnswered = true;
    });
    await new Promise(setImmediate);
    expect(isAnswered).toBe(false);
    await board;
  });

  it('never write', async () => {
    const db = new Kysely<Tables>({ dialect: openReadings(where) });
    onTestFinished(() => db.destroy());
    await expect(db.deleteFrom('expediente').execute()).rejects.toMatchObject({
      code: expect.stringMatching(/^(SQLITE_READONLY|25006)$/),
    });
  });

  it('count what is open', async () => {
    const { asistencias } = await heavy.countOpen({ now });
    expect(asistencias).toMatchObject([{ count: expect.any(Number) }]);
  });

  it('write event logs beside each other, each piece when it is asked for', async () => {
    const ids = [await add(), await add()];
    const [one, other] = [heavy.eventLog(log), heavy.eventLog({ ...log, format: 'xes' })];
    const [csv, xes] = await Promise.all([one.next(), other.next()]);
    for (const id of ids) {
      expect(csv.value).toContain(id);
      expect(xes.value).toContain(id);
    }
    await Promise.all([one.return(undefined), other.return(undefined)]);
    expect(await one.next()).toEqual({ done: true, value: undefined });
  });

  it('are unavailable once they are closed, also those that wait for an answer', async () => {
    const closing = startHeavyReads((await open()).where);
    const waiting = closing.measures({ now });
    const rejects = expect(waiting).rejects.toMatchObject({ code: 'unavailable' });
    await closing.close();
    await rejects;
    await expect(closing.board({ now, each: 1 })).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('close their database themselves: no thread is ended with one open', async () => {
    const terminate = vi.spyOn(Worker.prototype, 'terminate');
    onTestFinished(() => terminate.mockRestore());
    const closing = startHeavyReads(where);
    await closing.measures({ now });
    await closing.close();
    expect(terminate).not.toHaveBeenCalled();
  });
});
