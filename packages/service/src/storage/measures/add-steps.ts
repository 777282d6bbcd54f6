import type { Kysely } from 'kysely';
import type { Entry } from '../../cases/records.ts';
import { featuresOf } from '../database/features.ts';
import { entryOf } from '../database/records-of-rows.ts';
import type { Tables, Way } from '../database/schema.ts';
import { insertSteps } from './insert-steps.ts';
import { stepsOf } from './step-row.ts';

/** So few that commits in between hardly wait. */
const linesAtOnce = 250;

/**
 * Writes the steps of the next lines of the journal, and the position reached; false where none are
 * left. It runs outside the transactions of commits, so that no coordinator waits for the counting.
 * One node does it at a time.
 */
export const addSteps = (db: Kysely<Tables>): Promise<boolean> =>
  db.transaction().execute(async (transaction) => {
    let progress = transaction.selectFrom('stepped').select('position');
    if (featuresOf(db).skipLocked) progress = progress.forUpdate();
    const { position } = await progress.executeTakeFirstOrThrow();
    const lines = await transaction
      .selectFrom('bitacora')
      .selectAll()
      .where('position', '>', position)
      .orderBy('position')
      .limit(linesAtOnce)
      .execute();
    const last = lines.at(-1);
    if (!last) return false;
    await writeSteps(transaction, lines.map(entryOf));
    await transaction.updateTable('stepped').set({ position: last.position }).execute();
    await sumStanding(transaction);
    return true;
  });

/** Leaves a row for each state that holds any. What others write meanwhile stays as it is. */
async function sumStanding(db: Kysely<Tables>): Promise<void> {
  const rows = await db.deleteFrom('standing').returning(['state', 'count']).execute();
  const sums = new Map<string, number>();
  for (const { state, count } of rows) sums.set(state, (sums.get(state) ?? 0) + count);
  const left = [...sums].flatMap(([state, count]) => (count === 0 ? [] : [{ state, count }]));
  if (left.length > 0) await db.insertInto('standing').values(left).execute();
}

/**
 * A step is measured from the one before it, which must already be in the table: each statement
 * takes at most one step of each asistencia.
 */
async function writeSteps(db: Kysely<Tables>, entries: readonly Entry[]): Promise<void> {
  const steps = entries.flatMap(stepsOf);
  const ways = new Map<number, Way>(steps.map(({ way }) => [way.way, way]));
  if (ways.size > 0)
    await db
      .insertInto('way')
      .values([...ways.values()])
      .onConflict((conflict) => conflict.column('way').doNothing())
      .execute();
  for (let waiting = steps.map(({ row }) => row); waiting.length > 0; ) {
    const firsts = new Map(waiting.toReversed().map((row) => [row.asistencia_id, row]));
    const rows = [...firsts.values()];
    await insertSteps(rows).execute(db);
    waiting = waiting.filter((row) => firsts.get(row.asistencia_id) !== row);
  }
}
