import { type Kysely, PostgresAdapter, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { addSteps } from '../add-steps.ts';
import type { Tables } from '../schema.ts';
import { secondsBetween } from '../seconds-between.ts';

const linesAtOnce = 500;

/** What the measures count, as columns; and an index by which a period's asistencias are found. */
export const steps: Migration = {
  async up(db: Kysely<Tables>) {
    const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
    const text = isPostgres ? sql`text collate "C"` : 'text';
    await db.schema
      .createTable('way')
      .ifNotExists()
      .addColumn('way', 'bigint', (column) => column.primaryKey())
      .addColumn('event', text, (column) => column.notNull())
      .addColumn('from_state', text)
      .addColumn('to_state', text, (column) => column.notNull())
      .addColumn('leaves', text)
      .addColumn('enters', text)
      .execute();
    let table = db.schema
      .createTable('step')
      .ifNotExists()
      .addColumn('asistencia_id', text, (column) => column.notNull())
      .addColumn('seq', 'integer', (column) => column.notNull())
      .addColumn('way', 'bigint', (column) => column.notNull())
      .addColumn('seconds', 'integer')
      .addColumn('since', 'bigint', (column) => column.notNull())
      .addColumn('regions', 'integer', (column) => column.notNull())
      .addColumn('is_first', 'integer', (column) => column.notNull())
      .addColumn('by_id', text)
      .addColumn('by_role', text)
      .addColumn('reason', text)
      .addColumn('ground', text)
      .addColumn('percent', 'integer')
      .addPrimaryKeyConstraint('step_by_asistencia_id_seq', ['asistencia_id', 'seq']);
    // An asistencia's steps beside each other, and no second tree to write to.
    if (!isPostgres) table = table.modifyEnd(sql`without rowid`);
    await table.execute();
    await db.schema
      .createIndex('asistencia_by_opened_at')
      .ifNotExists()
      .on('asistencia')
      .columns(['opened_at', 'type', 'expediente_id', 'id'])
      .execute();
    await db.schema
      .createIndex('step_by_way')
      .ifNotExists()
      .on('step')
      .columns(['way', 'seconds', 'is_first'])
      .execute();
    await db.schema
      .createIndex('step_by_reason')
      .ifNotExists()
      .on('step')
      .columns(['way', 'reason'])
      .where(sql.ref('reason'), 'is not', null)
      .execute();
    await addLateness(db);
    await addPastSteps(db);
  },
};

async function addLateness(db: Kysely<Tables>): Promise<void> {
  const tables = await db.introspection.getTables();
  const pendiente = tables.find(({ name }) => name === 'pendiente');
  // SQLite keeps what a start cut short had already made.
  if (!pendiente?.columns.some(({ name }) => name === 'late'))
    await db.schema.alterTable('pendiente').addColumn('late', 'integer').execute();
  await db
    .updateTable('pendiente')
    .set({ late: secondsBetween(db, sql.ref('due_at'), sql.ref('closed_at')) })
    .where('status', '=', 'atendido')
    .execute();
  await db.schema
    .createIndex('pendiente_by_kind_late')
    .ifNotExists()
    .on('pendiente')
    .columns(['kind', 'late'])
    .where(sql.ref('status'), '=', sql.lit('atendido'))
    .execute();
}

async function addPastSteps(db: Kysely<Tables>): Promise<void> {
  for (let position = 0; ; ) {
    const lines = await db
      .selectFrom('bitacora')
      .selectAll()
      .where('position', '>', position)
      .orderBy('position')
      .limit(linesAtOnce)
      .execute();
    const last = lines.at(-1);
    if (!last) return;
    await addSteps(db, lines);
    position = last.position;
  }
}
