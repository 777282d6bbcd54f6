import type { Kysely } from 'kysely';
import type { Tables } from '../database/schema.ts';
import type { ChangeRows } from './change-rows.ts';
import { writeAll } from './write-rows.ts';
import type { Writes } from './write-statements.ts';

const savepoint = 'before_probe';

/**
 * Writes a change as a commit would, and undoes it. The transaction is still committed, with a row
 * inserted and deleted: a rollback writes nothing to the disk, which may be full. Throws what a
 * commit would throw.
 */
export async function probeWrites(db: Kysely<Tables>, writes: Writes, change: ChangeRows): Promise<void> {
  const transaction = await db.startTransaction().execute();
  try {
    const probed = await transaction.savepoint(savepoint).execute();
    const [answer] = await writeAll(probed, writes, [change]);
    if (answer !== 'committed') throw new Error('The statements of a commit write nothing');
    await probed.rollbackToSavepoint(savepoint).execute();
    for (const row of change.answers) {
      await transaction.insertInto('answer').values(row).execute();
      await transaction.deleteFrom('answer').where('scope', '=', row.scope).execute();
    }
    await transaction.commit().execute();
  } catch (error) {
    // Reports what broke the transaction, not that it can no longer be ended.
    await transaction
      .rollback()
      .execute()
      .catch(() => {});
    throw error;
  }
}
