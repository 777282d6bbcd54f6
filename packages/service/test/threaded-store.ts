import type { Store } from '../src/cases/store.ts';
import type { Database } from '../src/storage/database/database.ts';
import { startHeavyReads } from '../src/storage/heavy/start-heavy-reads.ts';
import { openSqlStore } from '../src/storage/sql-store.ts';
import { startWriter } from '../src/storage/write/start-writer.ts';

/** A store with the threads of a running service, on any number of processors. */
export const openThreadedStore = (database: Database, now: () => string): Promise<Store> =>
  openSqlStore(database, now, {
    startWriter: () => startWriter(database),
    startHeavyReads: () => startHeavyReads(database.where),
  });
