// The thread that writes to SQLite: one batch of changes after another, each in its own transaction.
import { parentPort, workerData } from 'node:worker_threads';
import { Kysely } from 'kysely';
import type { Change, Commit } from '../cases/store.ts';
import { openSqlite } from './open-sqlite.ts';
import type { Tables } from './schema.ts';
import { type ToldError, tell } from './told-error.ts';
import { batchWriter } from './write-batch.ts';
import { prepareWrites } from './write-statements.ts';

interface Asked {
  texts: readonly string[];
  now: string;
}

export type Answered = { commits: readonly (Commit | ToldError)[] } | { failed: ToldError };

const database = openSqlite(workerData);
const db = new Kysely<Tables>({ dialect: database.dialect });
const write = batchWriter(db, prepareWrites(db), database);

async function answer(changes: readonly Change[], now: string): Promise<Answered> {
  try {
    const commits = await write(changes, now);
    return { commits: commits.map((commit) => (typeof commit === 'string' ? commit : tell(commit))) };
  } catch (error) {
    return { failed: tell(error) };
  }
}

parentPort?.on('message', async (asked: Asked | 'close') => {
  if (asked !== 'close') {
    const changes = asked.texts.map((text): Change => JSON.parse(text));
    return parentPort?.postMessage(await answer(changes, asked.now));
  }
  await db.destroy();
  parentPort?.close();
});
