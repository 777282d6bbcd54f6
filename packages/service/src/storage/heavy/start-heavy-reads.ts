import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { EventLogQuery } from '../../cases/event-log/event-log-query.ts';
import { StoreUnavailable } from '../../cases/store.ts';
import { askWorker } from '../database/ask-worker.ts';
import type { Where } from '../database/database.ts';
import { isBlocking } from '../database/open-readings.ts';
import { threadUrl } from '../database/thread-url.ts';
import type { HeavyRead, HeavyReads } from './heavy-reads.ts';
import type { Question, Whole } from './heavy-thread.ts';

/** In MB: a read that needs more ends its thread, and not the process. */
const heap = 256;

/** In milliseconds: a thread that is still reading after it is terminated. */
const patience = 5_000;

/**
 * Heavy reads on separate threads, which start with their first question. Where a statement blocks
 * its thread, measures and exports have one, and all others another, so that the short ones do not
 * wait for the long ones.
 */
export function startHeavyReads(where: Where): HeavyReads {
  const short = createThread(where);
  const long = isBlocking(where) ? createThread(where) : short;
  const threadOf = (read: HeavyRead) => (read === 'measures' || read === 'eventLog' ? long : short);
  let logs = 0;
  const ask =
    <Name extends Whole>(read: Name) =>
    (query: Parameters<HeavyReads[Name]>[0]) =>
      threadOf(read).ask({ read, query } as Question) as ReturnType<HeavyReads[Name]>;

  async function* eventLog(query: EventLogQuery): AsyncGenerator<string> {
    const log = ++logs;
    await long.ask({ beginLog: log, query });
    try {
      for (;;) {
        const piece = (await long.ask({ nextPiece: log })) as string | null;
        if (piece === null) return;
        yield piece;
      }
    } finally {
      // A thread that has died has forgotten it.
      void long.ask({ endLog: log }).catch(() => {});
    }
  }

  return {
    started: (read) => threadOf(read).started(),
    board: ask('board'),
    countOpen: ask('countOpen'),
    search: ask('search'),
    knownValues: ask('knownValues'),
    measures: ask('measures'),
    eventLog,
    async close() {
      await Promise.all([...new Set([short, long])].map((thread) => thread.close()));
    },
  };
}

interface Thread {
  started(): Promise<unknown>;
  ask(question: Question): Promise<unknown>;
  close(): Promise<void>;
}

/** A thread that the first question starts, and the next question replaces after it has died. */
function createThread(where: Where): Thread {
  let running: ReturnType<typeof start> | undefined;
  let isOver = false;

  function start() {
    const worker = new Worker(threadUrl('./heavy-thread.ts', import.meta.url), {
      workerData: where,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: heap },
    });
    const asking = askWorker<Question, unknown>(worker);
    const thread = { worker, asking, started: asking.ask('ready') };
    // Its questions say what is wrong with a thread that does not start.
    thread.started.catch(() => {});
    const replace = (cause?: unknown) => {
      if (running === thread) running = undefined;
      thread.asking.reject(new StoreUnavailable('A heavy read was interrupted', { cause }));
    };
    worker.on('error', replace);
    worker.on('exit', () => replace());
    return thread;
  }

  function current() {
    running ??= start();
    return running;
  }
  const closed = () => Promise.reject(new StoreUnavailable('The store is closed'));

  return {
    started: () => (isOver ? closed() : current().started),
    ask: (question) => (isOver ? closed() : current().asking.ask(question)),
    async close() {
      isOver = true;
      if (!running) return;
      const { worker, asking } = running;
      asking.reject(new StoreUnavailable('The store is closed'));
      const ended = once(worker, 'exit');
      // The thread closes its database first: SQLite may crash a process when it is terminated.
      void asking.ask('close').catch(() => {});
      const late = setTimeout(() => void worker.terminate(), patience);
      await ended;
      clearTimeout(late);
    },
  };
}
