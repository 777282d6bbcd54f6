import { type InsertResult, type Kysely, type RawBuilder, sql } from 'kysely';
import { featuresOf } from '../database/features.ts';
import { prepare, prepareRows, type RowsGiven } from '../database/prepare.ts';
import type { Tables } from '../database/schema.ts';
import type { ChangeRows } from './change-rows.ts';

/** A row of a change, of one of its tables. */
type Given<Name extends keyof ChangeRows> = ChangeRows[Name][number];

/**
 * The writes of a commit, over any number of rows. A versioned row is inserted, or replaces the
 * version right before it. A row that finds another version there is not returned, nor is an answer
 * whose key was used.
 */
export const prepareWrites = (db: Kysely<Tables>) => {
  const { typedParameters } = featuresOf(db);
  return {
    expedientes: prepareRows<Given<'expedientes'>, { id: string }>(typedParameters, (rows) =>
      writeExpedientes(db, rows),
    ),
    asistencias: prepareRows<Given<'asistencias'>, { id: string }>(typedParameters, (rows) =>
      writeAsistencias(db, rows),
    ),
    asistenciasInPlace: prepareRows<Given<'asistenciasInPlace'>, { id: string }>(typedParameters, (rows) =>
      updateAsistencias(db, rows),
    ),
    pendientes: prepareRows<Given<'pendientes'>, { id: string }>(typedParameters, (rows) =>
      writePendientes(db, rows),
    ),
    handover: prepare((parameter) =>
      db
        .updateTable('pendiente')
        .set(({ eb }) => ({ assignee: parameter<string>(), revision: eb('revision', '+', sql.lit(1)) }))
        .where('expediente_id', '=', parameter<string>())
        .where('assignee', '=', parameter<string>())
        .where('status', '=', sql.lit('pendiente')),
    ),
    search: prepare((parameter) =>
      db
        .updateTable('expediente')
        .set({ search: sql<string>`search || ${parameter<string>()}` })
        .where('id', '=', parameter<string>())
        // Of an erased holder nothing is searched.
        .where('search', '!=', sql.lit(''))
        .where(sql<boolean>`replace(search, ${parameter<string>()}, '') = search`),
    ),
    caseStatus: prepare((parameter) =>
      db
        .updateTable('asistencia')
        .set({ case_status: parameter<'abierto' | 'cerrado'>() })
        .where('expediente_id', '=', parameter<string>())
        .where('case_status', '!=', parameter<'abierto' | 'cerrado'>()),
    ),
    answers: prepareRows<Given<'answers'>, { scope: string }>(typedParameters, (rows) =>
      insertInto(db, 'answer', rows)
        .onConflict((conflict) => conflict.column('scope').doNothing())
        .returning('scope'),
    ),
    entries: prepareRows<Given<'entries'>, InsertResult>(typedParameters, (rows) => appendEntries(db, rows)),
  };
};

export type Writes = ReturnType<typeof prepareWrites>;

/** Inserts rows as they are given, except computed columns. */
const insertInto = <Table extends keyof Tables>(
  db: Kysely<Tables>,
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

const versionBefore = sql<number>`excluded.revision - 1`;

/** The columns that a new version replaces. */
const replacing = <Column extends string>(...columns: readonly Column[]) =>
  Object.fromEntries(columns.map((column) => [column, sql.ref(`excluded.${column}`)])) as Record<
    Column,
    RawBuilder<never>
  >;

const writeExpedientes = (db: Kysely<Tables>, rows: RowsGiven) =>
  insertInto(db, 'expediente', rows)
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet(replacing('revision', 'status', 'coordinator_id', 'coordinator_name', 'snapshot'))
        .where('expediente.revision', '=', versionBefore),
    )
    .returning('id');

const writeAsistencias = (db: Kysely<Tables>, rows: RowsGiven) =>
  insertInto(db, 'asistencia', rows)
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({
          ...replacing('revision', 'state', 'stage', 'sub_stage', 'closure_status', 'category'),
          ...replacing('last_at', 'since', 'envelope'),
        })
        .where('asistencia.revision', '=', versionBefore)
        // An operator has rewritten it, and a decision on the old content must not restore that.
        .where('asistencia.rewrites', '=', ({ ref }) => ref('excluded.rewrites')),
    )
    .returning('id');

const updateAsistencias = (db: Kysely<Tables>, { table }: RowsGiven) =>
  db
    .updateTable('asistencia')
    .from(table as never)
    .set({ revision: sql`"row".revision`, last_at: sql`"row".last_at`, envelope: sql`"row".envelope` })
    .where('asistencia.id', '=', sql<string>`"row".id`)
    .where('asistencia.revision', '=', sql<number>`"row".revision - 1`)
    .where('asistencia.rewrites', '=', sql<number>`"row".rewrites`)
    .returning('asistencia.id');

/** A pendiente of a coordinator goes to the one who holds the case as of the commit. */
const writePendientes = (db: Kysely<Tables>, { table, columns }: RowsGiven) => {
  // Waits for a running transfer on another node; without row locks, no other transaction writes
  // meanwhile.
  const asItWillBe = featuresOf(db).skipLocked ? sql`for share` : sql``;
  const given = { table, columns: columns.filter((column) => column !== 'coordinated') };
  return insertInto(db, 'pendiente', given, {
    assignee: sql`coalesce((select coordinator_id from expediente where id = "row".coordinated ${asItWillBe}), "row".assignee)`,
    // Null of most rows, which PostgreSQL then takes for text.
    late: sql`cast("row".late as integer)`,
  })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({
          ...replacing('revision', 'status', 'due_at', 'assignee', 'superior', 'closed_at', 'late'),
          // Another due time is announced again.
          announce_at: sql<
            string | null
          >`case when excluded.due_at = pendiente.due_at then pendiente.announce_at else excluded.due_at end`,
        })
        .where('pendiente.revision', '=', versionBefore),
    )
    .returning('id');
};

/** The advisory lock for appending to the journal; any number will do. */
const appending = 3_960_015_821;

/** Waits for the turn to append to the journal. */
export const turn = sql<object>`select pg_advisory_xact_lock(${sql.lit(appending)})`;

/**
 * The last write of a transaction, because others wait for it to end. Where several nodes write,
 * the turn is taken before the positions and kept until the commit, so that positions are in the
 * order of commits.
 */
const appendEntries = (db: Kysely<Tables>, { table, columns }: RowsGiven) =>
  featuresOf(db).advisoryLock
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
    : insertInto(db, 'bitacora', { table, columns });
