import type { Kysely } from 'kysely';
import type { SeenPerson } from '../../cases/known-person.ts';
import type { Written } from '../../cases/load.ts';
import type { Commit } from '../../cases/store.ts';
import { again } from '../database/again.ts';
import type { Database } from '../database/database.ts';
import type { Tables } from '../database/schema.ts';
import { addSteps } from '../measures/add-steps.ts';
import type { ChangeRows } from './change-rows.ts';
import { groupCommit, type WriteBatch } from './group-commit.ts';
import { probeWrites } from './probe-writes.ts';
import { seePeople } from './see-people.ts';
import { type Announcement, takeOverdue } from './take-overdue.ts';
import { HalfWritten, writeAll } from './write-rows.ts';
import { prepareWrites, type Writes } from './write-statements.ts';

/** Writes changes: on this thread, or on a separate one. */
export interface Writer {
  commit(change: ChangeRows): Promise<Commit>;
  /**
   * Writes the steps of some lines of the journal that have no steps yet; false where none are
   * left.
   */
  addSteps(): Promise<boolean>;
  /** Announces what is overdue; the ids of the pendientes that no other node announced. */
  takeOverdue(announcements: readonly Announcement[]): Promise<string[]>;
  /** Deletes the answers from before an instant; true. */
  forgetAnswers(before: string): Promise<boolean>;
  /** Writes callers; true. */
  seePeople(people: readonly SeenPerson[]): Promise<boolean>;
  /** What it has written since it started. */
  written(): Promise<Written>;
  /** Writes a change as a commit would, and undoes it; true. */
  probe(change: ChangeRows): Promise<boolean>;
  /** Ends it once it has answered; the caller closes the database. */
  close(): Promise<void>;
}

/** Writes on this thread's own loop; `largestBatch` changes share a transaction at most. */
export const createWriter = (
  db: Kysely<Tables>,
  database: Pick<Database, 'isAway' | 'isLostRace' | 'transactionsAtOnce' | 'connections'>,
  largestBatch?: number,
): Writer => {
  const writes = prepareWrites(db);
  const { isLostRace, transactionsAtOnce: atOnce } = database;
  const write = batchWriter(db, writes, database);
  let batches = 0;
  let changes = 0;
  return {
    commit: groupCommit(
      (batch) => {
        batches += 1;
        changes += batch.length;
        return write(batch);
      },
      { largestBatch, atOnce },
    ),
    written: async () => ({ batches, changes, connections: database.connections?.() ?? null }),
    addSteps: () => again(isLostRace, () => addSteps(db)),
    takeOverdue: (announcements) => again(isLostRace, () => takeOverdue(db, writes, announcements)),
    async forgetAnswers(before) {
      await db.deleteFrom('answer').where('at', '<', before).execute();
      return true;
    },
    seePeople: (people) =>
      again(isLostRace, async () => {
        await seePeople(db, people);
        return true;
      }),
    probe: (change) =>
      again(isLostRace, async () => {
        await probeWrites(db, writes, change);
        return true;
      }),
    close: async () => {},
  };
};

/**
 * Writes batches of changes. When a change cannot be written, the batch is undone and each change
 * is written by itself, so that only the bad one fails. When the database is away (`isAway`), it
 * does not retry.
 */
function batchWriter(
  db: Kysely<Tables>,
  writes: Writes,
  { isAway, isLostRace }: Pick<Database, 'isAway' | 'isLostRace'>,
): WriteBatch {
  const transact = (changes: readonly ChangeRows[]) =>
    again(isLostRace, () =>
      db.transaction().execute((transaction) => writeAll(transaction, writes, changes)),
    );

  return async function write(changes) {
    try {
      return await transact(changes);
    } catch (error) {
      if (isAway(error) || !(error instanceof Error)) throw error;
      if (changes.length === 1) return [error instanceof HalfWritten ? 'conflict' : error];
      const answers: (Commit | Error)[] = [];
      for (const change of changes) answers.push(...(await write([change])));
      return answers;
    }
  };
}
