import type SQLite from 'better-sqlite3';
import { SqliteDialect, type SqliteStatement } from 'kysely';
import { LRUCache } from 'lru-cache';
import { FeaturedSqliteAdapter } from './featured-sqlite-adapter.ts';

const preparedStatements = 500;

/** A SQLite database for Kysely; `begin` is the statement that starts a transaction. */
export class FeaturedSqliteDialect extends SqliteDialect {
  constructor(database: SQLite.Database, begin: 'begin' | 'begin immediate') {
    super({
      database: { prepare: rememberStatements(database, begin), close: () => database.close() },
    });
  }

  override createAdapter(): FeaturedSqliteAdapter {
    return new FeaturedSqliteAdapter();
  }
}

/**
 * Preparing costs more than running, so statements are cached by their text; the least recently
 * used are dropped.
 */
function rememberStatements(database: SQLite.Database, begin: string): (sql: string) => SqliteStatement {
  const statements = new LRUCache<string, SqliteStatement>({ max: preparedStatements });
  return (sql) => {
    // SQLite itself rolls back when the disk is full; Kysely's rollback then must not hide the
    // cause.
    if (sql === 'rollback' && !database.inTransaction) return nothing;
    const known = statements.get(sql);
    if (known) return known;
    const statement: SqliteStatement = database.prepare(sql === 'begin' ? begin : sql);
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
