// The thread that writes to SQLite: one batch of changes after another, each in its own transaction.
import { parentPort, workerData } from 'node:worker_threads';
import { Kysely } from 'kysely';
import type { Change, Commit } from '../cases/store.ts';
import { addSteps } from './add-steps.ts';
import { again } from './again.ts';
import { openSqlite } from './open-sqlite.ts';
import type { Tables } from './schema.ts';
import { type ToldError, tell } from './told-error.ts';
import { batchWriter } from './write-batch.ts';
import { prepareWrites } from './write-statements.ts';

export type Question = { texts: readonly string[]; now: string } | 'steps';
export type Committed = readonly (Commit | ToldError)[];
export type Done = Committed | boolean;
export type Answered = { done: Done } | { failed: ToldError };

const database = openSqlite(workerData);
const db = new Kysely<Tables>({ dialect: database.dialect });
const write = batchWriter(db, prepareWrites(db), database);

async function doneOf(question: Question): Promise<Done> {
  if (question === 'steps') return again(database.isLostRace, () => addSteps(db));
  const changes = question.texts.map((text): Change => JSON.parse(text));
  const commits = await write(changes, question.now);
  return commits.map((commit) => (typeof commit === 'string' ? commit : tell(commit)));
}

async function answer(question: Question): Promise<Answered> {
  try {
    return { done: await doneOf(question) };
  } catch (error) {
    return { failed: tell(error) };
  }
}

parentPort?.on('message', async (question: Question | 'close') => {
  if (question !== 'close') return parentPort?.postMessage(await answer(question));
  await db.destroy();
  parentPort?.close();
});
