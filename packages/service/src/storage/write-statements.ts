import { type Kysely, PostgresAdapter, sql } from 'kysely';
import { insertSteps } from './insert-steps.ts';
import { prepare, prepareRows } from './prepare.ts';
import type { answerRow, asistenciaRow, entryRow, expedienteRow, pendienteRow } from './rows.ts';
import type { Tables } from './schema.ts';
import type { StepRow, Way } from './step-row.ts';

/** On which PostgreSQL tells every node that the journal has grown. */
export const changesChannel = 'conexion_bitacora';
/** The advisory lock of whoever appends to it; the number is ours alone to choose. */
const appending = 3_960_015_821;

const versionBefore = sql<number>`excluded.revision - 1`;

/**
 * What a commit writes, over any number of rows. A versioned row is inserted, or takes the place of the version
 * right before it; one that finds another version there is not returned, nor is an answer whose key was used.
 */
export const prepareWrites = (db: Kysely<Tables>) => {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  // A transfer under way on another node is waited for; in SQLite nobody else writes meanwhile.
  const asItWillBe = isPostgres ? sql`for share` : sql``;
  return {
    expedientes: prepareRows((rows: readonly ReturnType<typeof expedienteRow>[]) =>
      db
        .insertInto('expediente')
        .values([...rows])
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
    asistencias: prepareRows((rows: readonly ReturnType<typeof asistenciaRow>[]) =>
      db
        .insertInto('asistencia')
        .values([...rows])
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
              envelope: ref('excluded.envelope'),
            }))
            .where('asistencia.revision', '=', versionBefore),
        )
        .returning('id'),
    ),
    pendientes: prepareRows((rows: readonly ReturnType<typeof pendienteRow>[]) =>
      db
        .insertInto('pendiente')
        .values(
          rows.map(({ coordinated, assignee, ...row }) => ({
            ...row,
            // Whoever holds the case now: it may have been transferred since it was read.
            assignee: sql<
              string | null
            >`coalesce((select coordinator_id from expediente where id = ${coordinated} ${asItWillBe}), ${assignee})`,
          })),
        )
        .onConflict((conflict) =>
          conflict
            .column('id')
            .doUpdateSet(({ ref }) => ({
              revision: ref('excluded.revision'),
              status: ref('excluded.status'),
              due_at: ref('excluded.due_at'),
              assignee: ref('excluded.assignee'),
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
    answers: prepareRows((rows: readonly ReturnType<typeof answerRow>[]) =>
      db
        .insertInto('answer')
        .values([...rows])
        .onConflict((conflict) => conflict.column('scope').doNothing())
        .returning('scope'),
    ),
    entries: prepareRows((rows: readonly ReturnType<typeof entryRow>[]) =>
      db.insertInto('bitacora').values([...rows]),
    ),
    ways: prepareRows((rows: readonly Way[]) =>
      db
        .insertInto('way')
        .values([...rows])
        .onConflict((conflict) => conflict.column('way').doNothing()),
    ),
    steps: prepareRows((rows: readonly StepRow[]) => ({ compile: () => insertSteps(rows).compile(db) })),
    /** Taken before positions are, and kept until the commit: positions are in the order of commits. Tells the nodes. */
    appendInTurn: isPostgres
      ? sql`select pg_advisory_xact_lock(${sql.lit(appending)}), pg_notify(${sql.lit(changesChannel)}, '')`.compile(
          db,
        )
      : undefined,
  };
};

export type Writes = ReturnType<typeof prepareWrites>;
