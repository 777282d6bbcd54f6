import type { Kysely } from 'kysely';
import type { Commit } from '../../cases/store.ts';
import { again } from '../database/again.ts';
import type { Database } from '../database/database.ts';
import type { Tables } from '../database/schema.ts';
import { addSteps } from '../measures/add-steps.ts';
import type { ChangeRows } from './change-rows.ts';
import { groupCommit } from './group-commit.ts';
import { probeWrites } from './probe-writes.ts';
import { batchWriter } from './write-batch.ts';
import { prepareWrites } from './write-statements.ts';

/** What writes changes: here, or in a thread of its own. */
export interface Writer {
  commit(change: ChangeRows): Promise<Commit>;
  /** Writes the steps of some lines of the journal that have none yet; false where none are left. */
  addSteps(): Promise<boolean>;
  /** Writes a change as a commit would, and takes it back; true. */
  probe(change: ChangeRows): Promise<boolean>;
  /** Ends it once it has answered; the database is another's to close. */
  close(): Promise<void>;
}

/** Writes on this thread's own loop; `largestBatch` changes share a transaction at most. */
export const createWriter = (
  db: Kysely<Tables>,
  database: Pick<Database, 'isAway' | 'isLostRace' | 'transactionsAtOnce'>,
  largestBatch?: number,
): Writer => {
  const writes = prepareWrites(db);
  const { isLostRace, transactionsAtOnce: atOnce } = database;
  return {
    commit: groupCommit(batchWriter(db, writes, database), { largestBatch, atOnce }),
    addSteps: () => again(isLostRace, () => addSteps(db)),
    probe: (change) =>
      again(isLostRace, async () => {
        await probeWrites(db, writes, change);
        return true;
      }),
    close: async () => {},
  };
};
