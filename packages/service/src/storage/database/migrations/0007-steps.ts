import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { buildIndex } from '../build-index.ts';
import { featuresOf } from '../features.ts';
import { rangesOf } from '../ranges-of.ts';
import type { Tables } from '../schema.ts';

/**
 * What the measures count, as columns, filled outside the transactions of commits; and an index
 * that finds the asistencias of a period.
 */
export const steps: Migration = {
  async up(db: Kysely<Tables>) {
    const { text, withoutRowid } = featuresOf(db);
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
    // Keeps an asistencia's steps next to each other, without a second tree to write to.
    if (withoutRowid) table = table.modifyEnd(sql`without rowid`);
    await table.execute();
    await buildIndex(db, 'asistencia_by_opened_at', sql`on asistencia (opened_at, type, expediente_id, id)`);
    await buildIndex(db, 'step_by_way', sql`on step (way, seconds, is_first)`);
    await buildIndex(db, 'step_by_reason', sql`on step (way, reason) where reason is not null`);
    await addLateness(db);
    await addSince(db);
    await db.schema
      .createTable('stepped')
      .ifNotExists()
      .addColumn('position', 'bigint', (column) => column.notNull())
      .execute();
    // An interrupted start may have been here.
    await db.deleteFrom('stepped').execute();
    await db.insertInto('stepped').values({ position: 0 }).execute();
  },
};

async function addLateness(db: Kysely<Tables>): Promise<void> {
  const tables = await db.introspection.getTables();
  const pendiente = tables.find(({ name }) => name === 'pendiente');
  // What an interrupted start has created stays.
  if (!pendiente?.columns.some(({ name }) => name === 'late'))
    await db.schema.alterTable('pendiente').addColumn('late', 'integer').execute();
  for await (const range of rangesOf(db, 'pendiente'))
    await db
      .updateTable('pendiente')
      .set({ late: featuresOf(db).secondsBetween(sql.ref('due_at'), sql.ref('closed_at')) })
      .where(range)
      .where('status', '=', 'atendido')
      .where('late', 'is', null)
      .execute();
  await buildIndex(db, 'pendiente_by_kind_late', sql`on pendiente (kind, late) where status = 'atendido'`);
}

/** When each asistencia entered its state, according to its journal. */
async function addSince(db: Kysely<Tables>): Promise<void> {
  const { text, isDistinctFrom, jsonText } = featuresOf(db);
  const tables = await db.introspection.getTables();
  const asistencia = tables.find(({ name }) => name === 'asistencia');
  if (!asistencia?.columns.some(({ name }) => name === 'since'))
    await db.schema
      .alterTable('asistencia')
      .addColumn('since', text, (column) => column.notNull().defaultTo(''))
      .execute();
  const moves = sql`${jsonText('data', 'from')} ${isDistinctFrom} ${jsonText('data', 'to')}`;
  for await (const range of rangesOf(db, 'asistencia'))
    await sql`update asistencia set since = coalesce((select at from bitacora where asistencia_id = asistencia.id and kind in ('opening', 'event') and ${moves} order by seq desc limit 1), opened_at)
      where ${range} and since = ''`.execute(db);
}
