// The thread of `start-writer.ts`: receives changes as they arrive, and answers those that it has
// written together.
import { parentPort, workerData } from 'node:worker_threads';
import { Kysely } from 'kysely';
import type { SeenPerson } from '../../cases/known-person.ts';
import type { Written } from '../../cases/load.ts';
import type { Commit } from '../../cases/store.ts';
import { answerAsked } from '../database/ask-worker.ts';
import type { Where } from '../database/database.ts';
import { openDatabase } from '../database/open-database.ts';
import type { Tables } from '../database/schema.ts';
import type { ChangeRows } from './change-rows.ts';
import type { Announcement } from './take-overdue.ts';
import { createWriter } from './writer.ts';

export interface WriterOptions {
  where: Where;
  largestBatch: number | undefined;
}
export type Work =
  | { commit: ChangeRows }
  | { probe: ChangeRows }
  | { takeOverdue: readonly Announcement[] }
  | { forgetAnswers: string }
  | { seePeople: readonly SeenPerson[] }
  | 'addSteps'
  | 'written'
  | 'close';
export type Done = Commit | Written | boolean | string[];

const { where, largestBatch }: WriterOptions = workerData;
const database = openDatabase(where);
const db = new Kysely<Tables>({ dialect: database.dialect });
const writer = createWriter(db, database, largestBatch);

answerAsked<Work, Done>(async (work) => {
  if (work === 'addSteps') return writer.addSteps();
  if (work === 'written') return writer.written();
  if (work === 'close') {
    await db.destroy().finally(() => parentPort?.close());
    return true;
  }
  if ('takeOverdue' in work) return writer.takeOverdue(work.takeOverdue);
  if ('forgetAnswers' in work) return writer.forgetAnswers(work.forgetAnswers);
  if ('seePeople' in work) return writer.seePeople(work.seePeople);
  return 'probe' in work ? writer.probe(work.probe) : writer.commit(work.commit);
});
