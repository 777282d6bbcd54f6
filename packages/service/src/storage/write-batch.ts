import type { Kysely } from 'kysely';
import type { Change, Commit } from '../cases/store.ts';
import { again } from './again.ts';
import { answerRow, asistenciaRow, entryRow, expedienteRow, pendienteRow } from './rows.ts';
import type { Tables } from './schema.ts';
import type { Database, Writer } from './sql-store.ts';
import type { Writes } from './write-statements.ts';

type Db = Kysely<Tables>;

/** A change turned out to conflict when a part of it was already written: the transaction must be undone. */
class HalfWritten extends Error {}

/**
 * Writes batches of changes. When one cannot be written, the batch is undone and each is written by itself, so
 * that it fails alone; when the database itself is away (`isAway`), there is nothing to be gained from trying.
 */
export function batchWriter(
  db: Db,
  writes: Writes,
  { isAway, isLostRace }: Pick<Database, 'isAway' | 'isLostRace'>,
): Writer['write'] {
  const transact = (changes: readonly Change[], now: string) =>
    again(isLostRace, () =>
      db.transaction().execute((transaction) => writeAll(transaction, writes, changes, now)),
    );

  return async function write(changes, now) {
    try {
      return await transact(changes, now);
    } catch (error) {
      if (isAway(error) || !(error instanceof Error)) throw error;
      if (changes.length === 1) return [error instanceof HalfWritten ? 'conflict' : error];
      const answers: (Commit | Error)[] = [];
      for (const change of changes) answers.push(...(await write([change], now)));
      return answers;
    }
  };
}

/** Adds lines to the journal, as the last thing that a transaction writes: others wait for it to end. */
export async function append(
  db: Db,
  writes: Writes,
  entries: readonly ReturnType<typeof entryRow>[],
): Promise<void> {
  if (writes.appendInTurn) await db.executeQuery(writes.appendInTurn);
  await db.executeQuery(writes.entries(entries));
}

async function writeAll(db: Db, writes: Writes, changes: readonly Change[], now: string): Promise<Commit[]> {
  const begun = new Set<Change>();
  const lost = new Set<Change>();

  /** Writes the rows of every change that is still in the running; what the guard holds back loses its change. */
  async function guarded<Row extends object>(
    rowsOf: (change: Change) => readonly Row[],
    keyOf: (row: Row) => string,
    run: (rows: readonly Row[]) => Promise<readonly string[]>,
  ): Promise<void> {
    const rows = changes
      .filter((change) => !lost.has(change))
      .flatMap((change) => rowsOf(change).map((row) => ({ row, change })))
      // In one order for every writer, so that no two wait for each other.
      .sort((a, b) => (keyOf(a.row) < keyOf(b.row) ? -1 : 1));
    if (rows.length === 0) return;
    const written = new Set(await run(rows.map(({ row }) => row)));
    for (const { row, change } of rows) {
      if (written.has(keyOf(row))) begun.add(change);
      else lost.add(change);
    }
    for (const change of lost) if (begun.has(change)) throw new HalfWritten();
  }

  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
  const idOf = ({ id }: { id: string }) => id;
  await guarded(
    ({ expediente }) => (expediente ? [expedienteRow(expediente)] : []),
    idOf,
    async (rows) => ids((await db.executeQuery(writes.expedientes(rows))).rows),
  );
  await guarded(
    ({ asistencia }) => (asistencia ? [asistenciaRow(asistencia)] : []),
    idOf,
    async (rows) => ids((await db.executeQuery(writes.asistencias(rows))).rows),
  );
  await guarded(
    ({ pendientes = [] }) => pendientes.map(pendienteRow),
    idOf,
    async (rows) => ids((await db.executeQuery(writes.pendientes(rows))).rows),
  );
  await guarded(
    ({ answer, expedienteId }) => (answer ? [answerRow(answer, expedienteId, now)] : []),
    ({ scope }) => scope,
    async (rows) => (await db.executeQuery(writes.answers(rows))).rows.map(({ scope }) => scope),
  );
  for (const change of changes) {
    if (lost.has(change)) continue;
    const { expediente } = change;
    if (expediente && expediente.revision > 1)
      await db.executeQuery(writes.caseStatus(expediente.status, expediente.id, expediente.status));
    if (change.handover) {
      const { expedienteId, from, to } = change.handover;
      await db.executeQuery(writes.handover(to, expedienteId, from));
    }
  }
  const entries = changes.flatMap((change) => (lost.has(change) ? [] : (change.entries ?? []).map(entryRow)));
  if (entries.length > 0) await append(db, writes, entries);
  return changes.map((change) => (lost.has(change) ? 'conflict' : 'committed'));
}
