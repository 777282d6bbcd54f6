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
import { type Asking, askWorker } from '../ask-worker.ts';
import { threadUrl } from '../thread-url.ts';
import { FeaturedSqliteAdapter } from './featured-sqlite-adapter.ts';
import type { Reading } from './read-in-worker.ts';

const busyMilliseconds = 2_000;

/**
 * Reads a SQLite database on a separate thread, which starts with the first question. SQLite reads
 * while another connection writes, but a read blocks the thread that runs it.
 */
export const workerDialect = (file: string): Dialect => ({
  createAdapter: () => new FeaturedSqliteAdapter(),
  createDriver: () => new WorkerDriver(file),
  createIntrospector: (db) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
});

class WorkerDriver implements Driver {
  readonly #file: string;
  #thread: { worker: Worker; asking: Asking<Reading, unknown[]> } | undefined;
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
    this.#thread ??= this.#start();
    return this.#thread.asking.ask({ sql, parameters });
  }

  #start() {
    const worker = new Worker(threadUrl('./read-in-worker.ts', import.meta.url), {
      workerData: { file: this.#file, timeout: busyMilliseconds },
    });
    const thread = { worker, asking: askWorker<Reading, unknown[]>(worker) };
    // The next question replaces a thread that has died.
    const replace = (error: unknown) => {
      if (this.#thread === thread) this.#thread = undefined;
      thread.asking.reject(error instanceof Error ? error : new Error(String(error)));
    };
    worker.on('error', replace);
    worker.on('exit', () => replace(away('The read was interrupted')));
    return thread;
  }

  /** Reads in it are of one moment. A transaction has this connection to itself. */
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
    this.#thread?.asking.reject(away('The database is closed'));
    // A running statement is not interrupted: the thread ends after it.
    await this.#thread?.worker.terminate();
  }
}

const away = (message: string) => new SQLite.SqliteError(message, 'SQLITE_IOERR');
