import type { Kysely } from 'kysely';
import type { Commit } from '../cases/store.ts';
import { addSteps } from './add-steps.ts';
import { again } from './again.ts';
import type { ChangeRows } from './change-rows.ts';
import { groupCommit } from './group-commit.ts';
import type { Tables } from './schema.ts';
import type { Database } from './sql-store.ts';
import { batchWriter } from './write-batch.ts';

/** What writes changes: here, or in a thread of its own. */
export interface Writer {
  commit(change: ChangeRows): Promise<Commit>;
  /** Writes the steps of some lines of the journal that have none yet; false where none are left. */
  addSteps(): Promise<boolean>;
  /** Ends it once it has answered; the database is another's to close. */
  close(): Promise<void>;
}

/** Writes on this thread's own loop; `largestBatch` changes share a transaction at most. */
export const createWriter = (
  db: Kysely<Tables>,
  database: Pick<Database, 'isAway' | 'isLostRace' | 'transactionsAtOnce'>,
  largestBatch?: number,
): Writer => ({
  commit: groupCommit(batchWriter(db, database), { largestBatch, atOnce: database.transactionsAtOnce }),
  addSteps: () => again(database.isLostRace, () => addSteps(db)),
  close: async () => {},
});
