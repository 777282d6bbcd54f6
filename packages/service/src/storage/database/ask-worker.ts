import { parentPort, type Worker } from 'node:worker_threads';
import { fromPlain, type PlainError, toPlain } from './plain-error.ts';

/** Each question with the number that its answer carries. */
type Questions<Question> = readonly (readonly [number: number, question: Question])[];
type Answers<Answer> = readonly (readonly [number: number, answer: { value: Answer } | PlainError])[];

/** The asking side of a thread. */
export interface Asking<Question, Answer> {
  ask(question: Question): Promise<Answer>;
  /** Resolves when every question is answered. */
  settled(): Promise<void>;
  /** Rejects the questions that are not answered yet. */
  reject(error: Error): void;
}

/**
 * Asks a thread that answers with `answerAsked`. Up to `together` questions share a message,
 * because a message costs more than a question. The limit keeps the thread from idling through a
 * long turn of the loop.
 */
export function askWorker<Question, Answer>(worker: Worker, together = 1): Asking<Question, Answer> {
  const waiting = new Map<number, PromiseWithResolvers<Answer>>();
  let asked = 0;
  let unsent: [number: number, question: Question][] = [];

  worker.on('message', (answers: Answers<Answer>) => {
    for (const [number, answer] of answers) {
      const asker = waiting.get(number);
      waiting.delete(number);
      if ('value' in answer) asker?.resolve(answer.value);
      else asker?.reject(fromPlain(answer));
    }
    if (waiting.size === 0) worker.unref();
  });
  // Only a caller that waits for an answer keeps the process alive.
  worker.unref();

  function send(): void {
    if (unsent.length === 0) return;
    worker.postMessage(unsent satisfies Questions<Question>);
    unsent = [];
  }

  return {
    ask(question) {
      const asker = Promise.withResolvers<Answer>();
      const number = ++asked;
      if (waiting.size === 0) worker.ref();
      waiting.set(number, asker);
      unsent.push([number, question]);
      if (unsent.length === together) send();
      // Together with the questions of other requests that this turn of the loop has read.
      else if (unsent.length === 1) setImmediate(send);
      return asker.promise;
    },
    async settled() {
      await Promise.allSettled([...waiting.values()].map(({ promise }) => promise));
    },
    reject(error) {
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    },
  };
}

/**
 * In a thread: answers the questions of `askWorker`. Answers that are ready at the same time share
 * a message.
 */
export function answerAsked<Question, Answer>(answer: (question: Question) => Promise<Answer>): void {
  let ready: [number: number, answer: { value: Answer } | PlainError][] = [];

  function tell(number: number, answered: { value: Answer } | PlainError): void {
    ready.push([number, answered]);
    if (ready.length > 1) return;
    // After the other answers of the same transaction.
    queueMicrotask(() => {
      parentPort?.postMessage(ready satisfies Answers<Answer>);
      ready = [];
    });
  }

  parentPort?.on('message', (questions: Questions<Question>) => {
    for (const [number, question] of questions)
      answer(question).then(
        (value) => tell(number, { value }),
        (error) => tell(number, toPlain(error)),
      );
  });
}
