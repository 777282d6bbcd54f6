import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onEachPostgres } from '../../../test/own-database.ts';
import { asistencia, at, entry, expediente } from '../../../test/store-records.ts';
import { openThreadedStore } from '../../../test/threaded-store.ts';
import type { Store } from '../../cases/store.ts';
import { openPostgres } from '../database/postgres/open-postgres.ts';
import { openSqlite, sqliteFile } from '../database/sqlite/open-sqlite.ts';

const dir = mkdtempSync(join(tmpdir(), 'conexion-probe-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

interface Opened {
  store: Store;
  /** Without the store. */
  query(statement: string): Promise<unknown[]>;
}

async function onPostgres(url: string): Promise<Opened> {
  return {
    store: await openThreadedStore(openPostgres(url), () => at),
    async query(statement) {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      const { rows } = await client.query(statement);
      await client.end();
      return rows;
    },
  };
}

const databases: Record<string, () => Promise<Opened>> = {
  SQLite: async () => ({
    store: await openThreadedStore(openSqlite(dir), () => at),
    async query(statement) {
      const file = new SQLite(sqliteFile(dir));
      const prepared = file.prepare(statement);
      const rows = prepared.reader ? prepared.all() : [];
      prepared.run();
      file.close();
      return rows;
    },
  }),
  ...onEachPostgres(onPostgres),
};

/** A column of each table that a commit writes. */
const written = [
  ['expediente', 'search'],
  ['asistencia', 'envelope'],
  ['asistencia', 'case_status'],
  ['pendiente', 'late'],
  ['answer', 'memory'],
  ['bitacora', 'data'],
] as const;

describe.each(Object.entries(databases))('a ping on %s', (_name, open) => {
  let store: Store;
  let query: Opened['query'];
  beforeAll(async () => {
    ({ store, query } = await open());
  });
  afterAll(() => store.close());

  it('leaves nothing behind, and later commits succeed', async () => {
    await store.ping();
    for (const table of ['expediente', 'asistencia', 'pendiente', 'answer', 'bitacora'])
      expect(await query(`select * from ${table}`), table).toEqual([]);
    const theCase = expediente();
    const one = asistencia(theCase.id);
    expect(await store.commit({ expediente: theCase, asistencia: one, entries: [entry(one)] })).toBe(
      'committed',
    );
    expect((await store.changesSince(0, 10)).map(({ entry: line }) => line.asistenciaId)).toEqual([one.id]);
  });

  it.each(written)('fails while a statement of a commit does not fit %s.%s', async (table, column) => {
    await store.ping();
    // Dependent objects follow.
    await query(`alter table ${table} rename column ${column} to moved`);
    await expect(store.ping()).rejects.toThrow(column);
    await query(`alter table ${table} rename column moved to ${column}`);
    await store.ping();
  });
});

describe.each(Object.entries(onEachPostgres(onPostgres)))('a ping on %s', (_name, open) => {
  it('fails while the role may not write a table', async () => {
    const { store, query } = await open();
    await store.ping();
    for (const [right, table] of [
      ['insert', 'bitacora'],
      ['insert', 'answer'],
      ['update', 'asistencia'],
      ['update', 'pendiente'],
      ['select', 'expediente'],
    ]) {
      await query(`revoke ${right} on ${table} from current_user`);
      await expect(store.ping(), `${right} ${table}`).rejects.toThrow(`permission denied for table ${table}`);
      await query(`grant ${right} on ${table} to current_user`);
      await store.ping();
    }
    await store.close();
  });
});
