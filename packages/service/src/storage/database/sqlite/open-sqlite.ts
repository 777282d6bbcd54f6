import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import type { Database } from '../database.ts';
import { codeOf } from '../error-code.ts';
import { checkpoint } from './checkpoint.ts';
import { FeaturedSqliteDialect } from './featured-sqlite-dialect.ts';
import { forgetPages } from './forget-pages.ts';
import { makeDataDir } from './make-data-dir.ts';

export const busyMilliseconds = 2_000;

export const sqliteFile = (dataDir: string): string => join(dataDir, 'conexion.sqlite');

/** The embedded database of a data directory: a commit that has returned is on the disk. */
export function openSqlite(dataDir: string): Database {
  const file = sqliteFile(dataDir);
  makeDataDir(dataDir);
  // It holds personal data: only its owner may read it. SQLite gives the log and its index the same
  // permissions.
  closeSync(openSync(file, 'a', 0o600));
  const database = openFile(file);
  // On every open: better-sqlite3 opens a WAL database at NORMAL, which loses the last commits in a
  // power cut.
  database.pragma('synchronous = FULL');
  // 40 MB, ten times the default: pages that many commits write are moved into the file once. It
  // gives a sixth more events per second.
  database.pragma('wal_autocheckpoint = 10000');
  // A statement of many rows keeps its undo data in memory, rather than in a file that it creates
  // and removes each time.
  database.pragma('temp_store = MEMORY');
  // In kB: enough for the pages of the cases in use.
  database.pragma('cache_size = -65536');
  return {
    where: { dataDir },
    // A transaction that starts with a read would fail at once, without waiting, if another one is
    // writing when it first writes.
    dialect: new FeaturedSqliteDialect(database, 'begin immediate'),
    isAway: (error) => !database.open || awayCodes.test(codeOf(error) ?? ''),
    // Transactions write one at a time, from their beginning.
    isLostRace: () => false,
    transactionsAtOnce: 1,
    // Starts with an empty log.
    afterMigrations: checkpoint,
    purge: forgetPages,
  };
}

/** A database with a write-ahead log. Its errors name the file: SQLite's own do not. */
function openFile(file: string): SQLite.Database {
  const database = new SQLite(file, { timeout: busyMilliseconds });
  try {
    const mode = database.pragma('journal_mode = WAL', { simple: true });
    if (mode !== 'wal') throw new Error('it cannot keep a write-ahead log there');
    // Reads the first page: whether it is a database at all.
    database.prepare('select count(*) from sqlite_master').get();
    return database;
  } catch (cause) {
    database.close();
    throw new Error(`DATA_DIR: SQLite cannot open ${file}`, { cause });
  }
}

// Held by another process, full, failing, read-only or no longer there.
const awayCodes = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|READONLY|CANTOPEN|NOMEM|PROTOCOL)/;
