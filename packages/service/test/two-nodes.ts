import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Store } from '../src/cases/store.ts';
import { openPostgres } from '../src/storage/database/postgres/open-postgres.ts';
import { openSqlite } from '../src/storage/database/sqlite/open-sqlite.ts';
import { onEachPostgres } from './own-database.ts';
import { at } from './store-records.ts';
import { openThreadedStore } from './threaded-store.ts';

/** For one test file: by database, two nodes on a new one. SQLite allows only one node. */
export function twoNodes(): [name: string, prepare: () => Promise<[Store, Store]>][] {
  const dir = mkdtempSync(join(tmpdir(), 'conexion-store-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  return Object.entries({
    SQLite: async () => {
      const store = await openThreadedStore(openSqlite(dir), () => at);
      return [store, store];
    },
    ...onEachPostgres((url) => {
      const open = () => openThreadedStore(openPostgres(url), () => at);
      return Promise.all([open(), open()]);
    }),
  } satisfies Record<string, () => Promise<[Store, Store]>>);
}
