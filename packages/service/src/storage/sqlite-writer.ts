import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Change } from '../cases/store.ts';
import type { Writer } from './sql-store.ts';
import type { Answered, Committed, Done, Question } from './sqlite-thread.ts';
import { errorOf } from './told-error.ts';

/**
 * Writes to SQLite in a thread of its own, a batch of changes at a time: while it writes and the disk syncs, requests are
 * read, decided and answered. What goes wrong in the thread itself ends the process, as it would without one.
 */
export function startSqliteWriter(dataDir: string): Writer {
  // Built, or as it was written: tests run the sources.
  const file = `./sqlite-thread.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`;
  // Not with the options of the process: what was given to run another program's text is none of the thread's.
  const thread = new Worker(new URL(file, import.meta.url), { workerData: dataDir, execArgv: [] });
  // Thrown here, where nobody catches it: who asks a thread that is gone would wait for ever.
  thread.on('error', (error) => {
    throw error;
  });
  // Only somebody who waits for it keeps the process alive.
  thread.unref();
  let asked: Promise<unknown> = Promise.resolve();

  /** One question at a time, each with its answer. */
  function ask<T extends Done>(question: Question): Promise<T> {
    const answer = asked.then(async () => {
      thread.ref();
      thread.postMessage(question);
      const [answered] = (await once(thread, 'message')) as [Answered];
      thread.unref();
      if ('failed' in answered) throw errorOf(answered.failed);
      return answered.done as T;
    });
    asked = answer.catch(() => {});
    return answer;
  }

  return {
    async write(changes, now) {
      const texts = changes.map(textOf);
      const commits = (
        await ask<Committed>({ texts: texts.filter((text) => typeof text === 'string'), now })
      ).values();
      return texts.map((text) => {
        if (typeof text !== 'string') return text;
        const commit = commits.next().value ?? 'conflict';
        return typeof commit === 'string' ? commit : errorOf(commit);
      });
    },
    addSteps: () => ask<boolean>('steps'),
    async close() {
      await asked;
      const ended = once(thread, 'exit');
      thread.ref();
      thread.postMessage('close');
      await ended;
    },
  };
}

/** As JSON, for to clone objects would take longer; a change that has none fails by itself. */
function textOf(change: Change): string | Error {
  try {
    return JSON.stringify(change);
  } catch (cause) {
    return new TypeError('A change is no JSON', { cause });
  }
}
