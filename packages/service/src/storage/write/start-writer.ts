import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Written } from '../../cases/load.ts';
import type { Commit } from '../../cases/store.ts';
import { askWorker } from '../database/ask-worker.ts';
import type { Database } from '../database/database.ts';
import { threadUrl } from '../database/thread-url.ts';
import type { Writer } from './writer.ts';
import type { Done, Work, WriterOptions } from './writer-thread.ts';

const changesTogether = 8;

/**
 * A writer in a separate thread. While it writes and the disk syncs, the node reads, decides and
 * answers requests, and their changes wait for the next transaction. An uncaught error in the
 * thread ends the process, as it would without one.
 */
export function startWriter({ where }: Pick<Database, 'where'>, largestBatch?: number): Writer {
  const thread = new Worker(threadUrl('./writer-thread.ts', import.meta.url), {
    workerData: { where, largestBatch } satisfies WriterOptions,
    // Without the options of the process: options that run another program's text are not for the
    // thread.
    execArgv: [],
  });
  const { ask, settled } = askWorker<Work, Done>(thread, changesTogether);
  // Thrown here, where nothing catches it: callers of a dead thread would hang.
  thread.on('error', (error) => {
    throw error;
  });
  return {
    commit: (change) => ask({ commit: change }) as Promise<Commit>,
    addSteps: () => ask('addSteps') as Promise<boolean>,
    takeOverdue: (announcements) => ask({ takeOverdue: announcements }) as Promise<string[]>,
    forgetAnswers: (before) => ask({ forgetAnswers: before }) as Promise<boolean>,
    seePeople: (people) => ask({ seePeople: people }) as Promise<boolean>,
    written: () => ask('written') as Promise<Written>,
    probe: (change) => ask({ probe: change }) as Promise<boolean>,
    async close() {
      await settled();
      const ended = once(thread, 'exit');
      void ask('close');
      await ended;
    },
  };
}
