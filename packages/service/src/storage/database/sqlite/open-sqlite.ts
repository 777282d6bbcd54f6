import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { SqliteDialect, type SqliteStatement } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Database } from '../database.ts';
import { codeOf } from '../error-code.ts';
import { checkpoint } from './checkpoint.ts';
import { FeaturedSqliteAdapter } from './featured-sqlite-adapter.ts';
import { forgetPages } from './forget-pages.ts';
import { workerDialect } from './worker-dialect.ts';

const busyMilliseconds = 2_000;
const preparedStatements = 500;

export const sqliteFile = (dataDir: string): string => join(dataDir, 'conexion.sqlite');

/** The embedded database of a data directory: a commit that returned is on the disk. */
export function openSqlite(dataDir: string): Database {
  const file = sqliteFile(dataDir);
  mkdirSync(dataDir, { recursive: true });
  // It holds personal data: its owner's alone, and so are the log and the index of it that SQLite
  // makes beside it.
  closeSync(openSync(file, 'a', 0o600));
  const database = openFile(file);
  // better-sqlite3 opens a WAL database at NORMAL, which loses the last commits in a power cut: on
  // every open.
  database.pragma('synchronous = FULL');
  // 40 MB, ten times the default: pages that many commits write are put back once. A sixth more
  // events each second.
  database.pragma('wal_autocheckpoint = 10000');
  // A statement of many rows keeps what it would have to undo: in memory, and not in a file that it
  // makes and removes each time.
  database.pragma('temp_store = MEMORY');
  // In kB: the pages of the cases at work, whatever else there is.
  database.pragma('cache_size = -65536');
  return {
    where: { dataDir },
    dialect: new FeaturedSqliteDialect({
      database: { prepare: rememberStatements(database), close: () => database.close() },
    }),
    openReadings: () => workerDialect(file),
    isAway: (error) => !database.open || awayCodes.test(codeOf(error) ?? ''),
    // One writes at a time, from its beginning.
    isLostRace: () => false,
    transactionsAtOnce: 1,
    // It begins with an empty log.
    afterMigrations: checkpoint,
    purge: forgetPages,
  };
}

class FeaturedSqliteDialect extends SqliteDialect {
  override createAdapter(): FeaturedSqliteAdapter {
    return new FeaturedSqliteAdapter();
  }
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

/**
 * Preparing costs more than running: statements are kept by their text, those not used for longest
 * given up.
 */
function rememberStatements(database: SQLite.Database): (sql: string) => SqliteStatement {
  const statements = new LRUCache<string, SqliteStatement>({ max: preparedStatements });
  return (sql) => {
    // SQLite itself rolls back when the disk is full; Kysely's own then must not hide the cause.
    if (sql === 'rollback' && !database.inTransaction) return nothing;
    const known = statements.get(sql);
    if (known) return known;
    // Whoever begins by reading is refused at once, and not after waiting, where another is writing
    // when it comes to write.
    const statement: SqliteStatement = database.prepare(sql === 'begin' ? 'begin immediate' : sql);
    statements.set(sql, statement);
    return statement;
  };
}

const nothing: SqliteStatement = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [].values(),
};
