// The thread of `worker-dialect.ts`: reads a SQLite database, one statement after another.
import { workerData } from 'node:worker_threads';
import SQLite from 'better-sqlite3';
import { answerAsked } from '../ask-worker.ts';

export interface Reading {
  sql: string;
  parameters: readonly unknown[];
}

const { file, timeout } = workerData as { file: string; timeout: number };
const database = new SQLite(file, { readonly: true, timeout });
// Sums read much of the file: the cache is 64 MB instead of 2.
database.pragma('cache_size = -65536');

answerAsked<Reading, unknown[]>(async ({ sql, parameters }) => {
  const statement = database.prepare(sql);
  if (statement.reader) return statement.all(...parameters);
  statement.run(...parameters);
  return [];
});
