import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import SQLite from 'better-sqlite3';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { FeaturedSqliteAdapter } from './featured-sqlite-adapter.ts';

export interface Asked {
  id: number;
  sql: string;
  parameters: readonly unknown[];
}

export type Answered =
  | { id: number; rows: unknown[] }
  | { id: number; failure: { message: string; code: string | undefined } };

const busyMilliseconds = 2_000;

/**
 * Reads a SQLite database on a thread of its own, which begins with the first question: SQLite reads while another
 * connection writes, but on the thread that asks nothing else happens meanwhile.
 */
export const workerDialect = (file: string): Dialect => ({
  createAdapter: () => new FeaturedSqliteAdapter(),
  createDriver: () => new WorkerDriver(file),
  createIntrospector: (db) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
});

interface Waiting {
  resolve(rows: unknown[]): void;
  reject(error: Error): void;
}

class WorkerDriver implements Driver {
  readonly #file: string;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #asked = 0;
  #isOver = false;

  constructor(file: string) {
    this.#file = file;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return {
      executeQuery: async <R>({ sql, parameters }: CompiledQuery) => {
        const rows = await this.#ask(sql, parameters);
        return { rows } as QueryResult<R>;
      },
      streamQuery: () => {
        throw new Error('Answers are read as a whole');
      },
    };
  }

  #ask(sql: string, parameters: readonly unknown[]): Promise<unknown[]> {
    if (this.#isOver) return Promise.reject(away('The database is closed'));
    const worker = this.#worker ?? this.#begin();
    const id = ++this.#asked;
    // Only somebody who waits for it keeps the process alive.
    if (this.#waiting.size === 0) worker.ref();
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, sql, parameters } satisfies Asked);
    });
  }

  #begin(): Worker {
    // Beside this file, built or not.
    const code = new URL(`./read-in-worker${extname(import.meta.url)}`, import.meta.url);
    const worker = new Worker(code, { workerData: { file: this.#file, timeout: busyMilliseconds } });
    this.#worker = worker;
    worker.on('message', (answered: Answered) => {
      const waiting = this.#waiting.get(answered.id);
      this.#waiting.delete(answered.id);
      if (this.#waiting.size === 0) worker.unref();
      if ('rows' in answered) waiting?.resolve(answered.rows);
      else
        waiting?.reject(
          answered.failure.code === undefined
            ? new Error(answered.failure.message)
            : new SQLite.SqliteError(answered.failure.message, answered.failure.code),
        );
    });
    // One that has died is replaced when it is next asked.
    worker.on('error', (error) => this.#drop(worker, error));
    worker.on('exit', () => this.#drop(worker, away('The reading was given up')));
    worker.unref();
    return worker;
  }

  #drop(worker: Worker, error: unknown): void {
    if (this.#worker === worker) this.#worker = undefined;
    const failure = error instanceof Error ? error : new Error(String(error));
    for (const { reject } of this.#waiting.values()) reject(failure);
    this.#waiting.clear();
  }

  /** What is read in it is of one moment. Whoever begins one is alone with this connection. */
  async beginTransaction(): Promise<void> {
    await this.#ask('begin', []);
  }
  async commitTransaction(): Promise<void> {
    await this.#ask('commit', []);
  }
  async rollbackTransaction(): Promise<void> {
    await this.#ask('rollback', []);
  }
  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    this.#isOver = true;
    const worker = this.#worker;
    if (!worker) return;
    this.#drop(worker, away('The database is closed'));
    // A statement under way is not cut short: the thread ends with it.
    await worker.terminate();
  }
}

const away = (message: string) => new SQLite.SqliteError(message, 'SQLITE_IOERR');
