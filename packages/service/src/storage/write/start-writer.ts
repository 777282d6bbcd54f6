import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { errorOf } from '../database/told-error.ts';
import type { Writer } from './writer.ts';
import type { Answer, Done, Question, Work, WriterOptions } from './writer-thread.ts';

/** In one message to the thread. */
const changesTogether = 8;

/**
 * A writer in a thread of its own: while it writes and the disk syncs, requests are read, decided and answered, and what they
 * change waits there for the next transaction. What goes wrong in the thread itself ends the process, as it would without one.
 */
export function startWriter(options: WriterOptions): Writer {
  // Built, or as it was written: tests run the sources.
  const file = `./writer-thread.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`;
  // Not with the options of the process: what was given to run another program's text is none of the thread's.
  const thread = new Worker(new URL(file, import.meta.url), { workerData: options, execArgv: [] });
  const waiting = new Map<number, PromiseWithResolvers<Done>>();
  let asked = 0;
  let unsent: [number: number, work: Work][] = [];

  thread.on('message', (answers: Answer) => {
    for (const [number, done] of answers) {
      const asker = waiting.get(number);
      waiting.delete(number);
      if (typeof done === 'object') asker?.reject(errorOf(done));
      else asker?.resolve(done);
    }
    if (waiting.size === 0) thread.unref();
  });
  // Thrown here, where nobody catches it: who asks a thread that is gone would wait for ever.
  thread.on('error', (error) => {
    throw error;
  });
  // Only somebody who waits for it keeps the process alive.
  thread.unref();

  function send(): void {
    if (unsent.length === 0) return;
    thread.postMessage(unsent satisfies Question);
    unsent = [];
  }

  function ask<T extends Done>(work: Work): Promise<T> {
    const asker = Promise.withResolvers<Done>();
    const number = ++asked;
    if (waiting.size === 0) thread.ref();
    waiting.set(number, asker);
    unsent.push([number, work]);
    // With what other requests change that this turn of the loop has read, for a message costs more than a change; but a turn
    // may be long, and the thread idle meanwhile.
    if (unsent.length === 1) setImmediate(send);
    else if (unsent.length === changesTogether) send();
    return asker.promise as Promise<T>;
  }

  return {
    commit: ask,
    addSteps: () => ask('addSteps'),
    probe: (change) => ask({ probe: change }),
    async close() {
      await Promise.allSettled([...waiting.values()].map(({ promise }) => promise));
      const ended = once(thread, 'exit');
      thread.ref();
      thread.postMessage('close' satisfies Question);
      await ended;
    },
  };
}
