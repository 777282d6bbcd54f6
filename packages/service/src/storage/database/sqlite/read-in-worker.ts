// The thread of `worker-dialect.ts`: reads a SQLite database, one statement after another.
import { parentPort, workerData } from 'node:worker_threads';
import SQLite from 'better-sqlite3';
import type { Answered, Asked } from './worker-dialect.ts';

const { file, timeout } = workerData as { file: string; timeout: number };
const database = new SQLite(file, { readonly: true, timeout });
// Sums look at much of it: 64 MB of it are kept, and not 2.
database.pragma('cache_size = -65536');

parentPort?.on('message', ({ id, sql, parameters }: Asked) => {
  parentPort?.postMessage(answer(id, sql, parameters));
});

function answer(id: number, sql: string, parameters: readonly unknown[]): Answered {
  try {
    const statement = database.prepare(sql);
    if (statement.reader) return { id, rows: statement.all(...parameters) };
    statement.run(...parameters);
    return { id, rows: [] };
  } catch (error) {
    const code = error instanceof SQLite.SqliteError ? error.code : undefined;
    return { id, failure: { message: error instanceof Error ? error.message : String(error), code } };
  }
}
