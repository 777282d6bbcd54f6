import { type CompiledQuery, type InsertResult, type Kysely, type RawBuilder, sql } from 'kysely';
import type { Commit } from '../../cases/store.ts';
import { featuresOf } from '../database/features.ts';
import { prepare, prepareRows, type RowsGiven } from '../database/prepare.ts';
import type { Tables } from '../database/schema.ts';
import type { ChangeRows } from './change-rows.ts';

/** A row of a change, of one of its tables. */
type Given<Name extends keyof ChangeRows> = ChangeRows[Name][number];

/** The advisory lock for appending to the journal; any number will do. */
const appending = 3_960_015_821;

/** Waits for the turn to append to the journal. */
export const turn = sql<object>`select pg_advisory_xact_lock(${sql.lit(appending)})`;

const versionBefore = sql<number>`excluded.revision - 1`;

/**
 * The writes of a commit, over any number of rows. A versioned row is inserted, or replaces the
 * version right before it. A row that finds another version there is not returned, nor is an answer
 * whose key was used.
 */
export const prepareWrites = (db: Kysely<Tables>) => {
  const { skipLocked, advisoryLock, typedParameters } = featuresOf(db);
  // Waits for a running transfer on another node; without row locks, no other transaction writes
  // meanwhile.
  const asItWillBe = skipLocked ? sql`for share` : sql``;
  /** Inserts rows as they are given, except computed columns. */
  const insertInto = <Table extends keyof Tables>(
    name: Table,
    { table, columns }: RowsGiven,
    computed: Readonly<Record<string, RawBuilder<unknown>>> = {},
  ) => {
    const values = columns.map((column) => computed[column] ?? sql.ref(`row.${column}`));
    return (
      db
        .insertInto(name)
        .columns(columns as never)
        // Without a condition SQLite would parse what follows as the condition of a join.
        .expression(sql`select ${sql.join(values)} from ${table} where true`)
    );
  };
  return {
    expedientes: prepareRows<Given<'expedientes'>, { id: string }>(typedParameters, (rows) =>
      insertInto('expediente', rows)
        .onConflict((conflict) =>
          conflict
            .column('id')
            .doUpdateSet(({ ref }) => ({
              revision: ref('excluded.revision'),
              status: ref('excluded.status'),
              coordinator_id: ref('excluded.coordinator_id'),
              coordinator_name: ref('excluded.coordinator_name'),
              snapshot: ref('excluded.snapshot'),
            }))
            .where('expediente.revision', '=', versionBefore),
        )
        .returning('id'),
    ),
    asistencias: prepareRows<Given<'asistencias'>, { id: string }>(typedParameters, (rows) =>
      insertInto('asistencia', rows)
        .onConflict((conflict) =>
          conflict
            .column('id')
            .doUpdateSet(({ ref }) => ({
              revision: ref('excluded.revision'),
              state: ref('excluded.state'),
              stage: ref('excluded.stage'),
              sub_stage: ref('excluded.sub_stage'),
              closure_status: ref('excluded.closure_status'),
              category: ref('excluded.category'),
              last_at: ref('excluded.last_at'),
              since: ref('excluded.since'),
              envelope: ref('excluded.envelope'),
            }))
            .where('asistencia.revision', '=', versionBefore)
            // An operator has rewritten it, and a decision on the old content must not restore
            // that.
            .where('asistencia.rewrites', '=', ({ ref }) => ref('excluded.rewrites')),
        )
        .returning('id'),
    ),
    asistenciasInPlace: prepareRows<Given<'asistenciasInPlace'>, { id: string }>(
      typedParameters,
      ({ table }) =>
        db
          .updateTable('asistencia')
          .from(table as never)
          .set({ revision: sql`"row".revision`, last_at: sql`"row".last_at`, envelope: sql`"row".envelope` })
          .where('asistencia.id', '=', sql<string>`"row".id`)
          .where('asistencia.revision', '=', sql<number>`"row".revision - 1`)
          .where('asistencia.rewrites', '=', sql<number>`"row".rewrites`)
          .returning('asistencia.id'),
    ),
    pendientes: prepareRows<Given<'pendientes'>, { id: string }>(typedParameters, ({ table, columns }) =>
      insertInto(
        'pendiente',
        { table, columns: columns.filter((column) => column !== 'coordinated') },
        {
          // The coordinator as of now: the case may have been transferred since it was read.
          assignee: sql`coalesce((select coordinator_id from expediente where id = "row".coordinated ${asItWillBe}), "row".assignee)`,
          // Null of most rows, which PostgreSQL then takes for text.
          late: sql`cast("row".late as integer)`,
        },
      )
        .onConflict((conflict) =>
          conflict
            .column('id')
            .doUpdateSet(({ ref }) => ({
              revision: ref('excluded.revision'),
              status: ref('excluded.status'),
              due_at: ref('excluded.due_at'),
              assignee: ref('excluded.assignee'),
              superior: ref('excluded.superior'),
              closed_at: ref('excluded.closed_at'),
              late: ref('excluded.late'),
              // Another due time is announced again.
              announce_at: sql<
                string | null
              >`case when excluded.due_at = pendiente.due_at then pendiente.announce_at else excluded.due_at end`,
            }))
            .where('pendiente.revision', '=', versionBefore),
        )
        .returning('id'),
    ),
    handover: prepare((parameter) =>
      db
        .updateTable('pendiente')
        .set(({ eb }) => ({ assignee: parameter<string>(), revision: eb('revision', '+', sql.lit(1)) }))
        .where('expediente_id', '=', parameter<string>())
        .where('assignee', '=', parameter<string>())
        .where('status', '=', sql.lit('pendiente')),
    ),
    caseStatus: prepare((parameter) =>
      db
        .updateTable('asistencia')
        .set({ case_status: parameter<'abierto' | 'cerrado'>() })
        .where('expediente_id', '=', parameter<string>())
        .where('case_status', '!=', parameter<'abierto' | 'cerrado'>()),
    ),
    answers: prepareRows<Given<'answers'>, { scope: string }>(typedParameters, (rows) =>
      insertInto('answer', rows)
        .onConflict((conflict) => conflict.column('scope').doNothing())
        .returning('scope'),
    ),
    /**
     * The last write of a transaction, because others wait for it to end. Where several nodes
     * write, the turn is taken before the positions and kept until the commit, so that positions
     * are in the order of commits.
     */
    entries: prepareRows<Given<'entries'>, InsertResult>(typedParameters, ({ table, columns }) =>
      advisoryLock
        ? db
            .with(
              (cte) => cte('turn').materialized(),
              () => sql<object>`(${turn})`,
            )
            .insertInto('bitacora')
            .columns(columns as never)
            .expression(
              sql`select ${sql.join(columns.map((column) => sql.ref(`row.${column}`)))} from ${table}, turn`,
            )
        : insertInto('bitacora', { table, columns }),
    ),
  };
};

export type Writes = ReturnType<typeof prepareWrites>;

/** A change conflicted after a part of it was written: the transaction must be undone. */
export class HalfWritten extends Error {}

/**
 * Writes changes in a transaction; each has its own answer. Throws where a part of one must be
 * undone.
 */
export async function writeAll(
  db: Kysely<Tables>,
  writes: Writes,
  changes: readonly ChangeRows[],
): Promise<Commit[]> {
  const begun = new Set<ChangeRows>();
  const lost = new Set<ChangeRows>();

  /**
   * Writes the rows of every change that has not conflicted; a row that the guard refuses drops its
   * change.
   */
  async function guarded<Row extends object, Key extends keyof Row>(
    rowsOf: (change: ChangeRows) => readonly Row[],
    key: Key,
    write: (rows: readonly Row[]) => CompiledQuery<Pick<Row, Key>>,
  ): Promise<void> {
    const rows = changes
      .filter((change) => !lost.has(change))
      .flatMap((change) => rowsOf(change).map((row) => ({ row, change })))
      // In the same order for every writer, to avoid deadlocks.
      .sort((a, b) => (a.row[key] < b.row[key] ? -1 : 1));
    if (rows.length === 0) return;
    const answer = await db.executeQuery(write(rows.map(({ row }) => row)));
    const written = new Set(answer.rows.map((row) => row[key]));
    for (const { row, change } of rows) {
      if (written.has(row[key])) begun.add(change);
      else lost.add(change);
    }
    for (const change of lost) if (begun.has(change)) throw new HalfWritten();
  }

  await guarded(({ expedientes }) => expedientes, 'id', writes.expedientes);
  await guarded(({ asistencias }) => asistencias, 'id', writes.asistencias);
  await guarded(({ asistenciasInPlace }) => asistenciasInPlace, 'id', writes.asistenciasInPlace);
  await guarded(({ pendientes }) => pendientes, 'id', writes.pendientes);
  await guarded(({ answers }) => answers, 'scope', writes.answers);
  const kept = changes.filter((change) => !lost.has(change));
  for (const { expedienteId, status } of kept.flatMap(({ statuses }) => statuses))
    await db.executeQuery(writes.caseStatus(status, expedienteId, status));
  for (const { expedienteId, from, to } of kept.flatMap(({ handovers }) => handovers))
    await db.executeQuery(writes.handover(to, expedienteId, from));
  const entries = kept.flatMap((change) => change.entries);
  if (entries.length > 0) await db.executeQuery(writes.entries(entries));
  return changes.map((change) => (lost.has(change) ? 'conflict' : 'committed'));
}
