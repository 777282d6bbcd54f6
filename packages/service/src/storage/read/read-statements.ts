import { type Compilable, type Kysely, type RawBuilder, sql } from 'kysely';
import { featuresOf } from '../database/features.ts';
import { prepare } from '../database/prepare.ts';
import { expedienteColumns, summaryColumns } from '../database/records-of-rows.ts';
import type { Tables } from '../database/schema.ts';

/**
 * The reads that every request makes, compiled once; those in the plural take any number of ids.
 */
export const prepareReads = (db: Kysely<Tables>) => ({
  ...prepareReadsOfCases(db),
  ...prepareReadsOfJournal(db),
  pendiente: prepare((id) => db.selectFrom('pendiente').selectAll().where('id', '=', id<string>())),
  openPendientes: prepareAmong(db, (isIn) =>
    db
      .selectFrom('pendiente')
      .selectAll()
      .where(isIn('asistencia_id'))
      .where('status', '=', sql.lit('pendiente'))
      .orderBy('due_at')
      .orderBy('id'),
  ),
  answers: prepareAmong(db, (isIn) =>
    db.selectFrom('answer').select(['scope', 'body_hash', 'memory']).where(isIn('scope')),
  ),
});

export type Reads = ReturnType<typeof prepareReads>;

const prepareReadsOfCases = (db: Kysely<Tables>) => ({
  expediente: prepare((id) =>
    db
      .selectFrom('expediente')
      .select([...expedienteColumns, 'snapshot'])
      .where('id', '=', id<string>()),
  ),
  asistencias: prepareAmong(db, (isIn) =>
    db
      .selectFrom('asistencia')
      .select([...summaryColumns, 'envelope', 'rewrites'])
      .where(isIn('id')),
  ),
  /**
   * What distinguishes one content of an asistencia from another, from the index and the row's
   * head alone.
   */
  versions: prepareAmong(db, (isIn) =>
    db.selectFrom('asistencia').select(['id', 'revision', 'rewrites']).where(isIn('id')),
  ),
  asistenciasOf: prepare((expedienteId) =>
    db
      .selectFrom('asistencia')
      .select(summaryColumns)
      .where('expediente_id', '=', expedienteId<string>())
      .orderBy('id'),
  ),
});

const prepareReadsOfJournal = (db: Kysely<Tables>) => ({
  journal: prepare((parameter) =>
    db
      .selectFrom('bitacora')
      .selectAll()
      .where('asistencia_id', '=', parameter<string>())
      .where('position', '>', parameter<number>())
      .where('seq', '<=', parameter<number>())
      .orderBy('position')
      .limit(parameter<number>()),
  ),
  journalOfExpediente: prepare((parameter) =>
    db
      .selectFrom('bitacora')
      .selectAll()
      .where('expediente_id', '=', parameter<string>())
      .where('asistencia_id', 'is', null)
      .where('position', '>', parameter<number>())
      .orderBy('position')
      .limit(parameter<number>()),
  ),
  latestChange: prepare(() =>
    db.selectFrom('bitacora').select('position').orderBy('position', 'desc').limit(sql.lit(1)),
  ),
  changesSince: prepare((parameter) =>
    db
      .selectFrom('bitacora')
      .selectAll()
      .where('position', '>', parameter<number>())
      .orderBy('position')
      .limit(parameter<number>()),
  ),
});

/** Ids are one parameter, so that any number of them shares a statement. */
function prepareAmong<Result>(
  db: Kysely<Tables>,
  build: (isIn: (column: string) => RawBuilder<boolean>) => Compilable<Result>,
) {
  const { arrays } = featuresOf(db);
  const isAmong = (column: string, ids: RawBuilder<unknown>) =>
    arrays
      ? sql<boolean>`${sql.ref(column)} = any(${ids})`
      : sql<boolean>`${sql.ref(column)} in (select value from json_each(${ids}))`;
  const statement = prepare((ids) => build((column) => isAmong(column, ids())));
  return (ids: readonly string[]) => statement(arrays ? ids : JSON.stringify(ids));
}
