// The thread of a writer: it is sent changes as they come, and answers those that it has written together.
import { parentPort, workerData } from 'node:worker_threads';
import { Kysely } from 'kysely';
import type { Commit } from '../../cases/store.ts';
import type { Where } from '../database/database.ts';
import { openDatabase } from '../database/open-database.ts';
import type { Tables } from '../database/schema.ts';
import { type ToldError, tell } from '../database/told-error.ts';
import type { ChangeRows } from './change-rows.ts';
import { createWriter } from './writer.ts';

export interface WriterOptions {
  where: Where;
  largestBatch: number | undefined;
}
export type Work = ChangeRows | 'addSteps' | { probe: ChangeRows };
export type Done = Commit | boolean;
/** Works, each with the number that its answer will bear; or the wish that it should end. */
export type Question = readonly (readonly [number: number, work: Work])[] | 'close';
export type Answer = readonly (readonly [number: number, done: Done | ToldError])[];

const { where, largestBatch }: WriterOptions = workerData;
const database = openDatabase(where);
const db = new Kysely<Tables>({ dialect: database.dialect });
const writer = createWriter(db, database, largestBatch);
let answers: [number: number, done: Done | ToldError][] = [];

function doneBy(work: Work): Promise<Done> {
  if (work === 'addSteps') return writer.addSteps();
  return 'probe' in work ? writer.probe(work.probe) : writer.commit(work);
}

function answer(number: number, done: Done | ToldError): void {
  answers.push([number, done]);
  if (answers.length > 1) return;
  // After the other answers of the same transaction.
  queueMicrotask(() => {
    parentPort?.postMessage(answers);
    answers = [];
  });
}

parentPort?.on('message', async (question: Question) => {
  if (question !== 'close') {
    for (const [number, work] of question)
      doneBy(work).then(
        (done) => answer(number, done),
        (error) => answer(number, tell(error)),
      );
    return;
  }
  await db.destroy();
  parentPort?.close();
});
