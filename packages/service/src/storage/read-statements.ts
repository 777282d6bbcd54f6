import { type Kysely, sql } from 'kysely';
import { prepare } from './prepare.ts';
import { expedienteColumns, summaryColumns } from './rows.ts';
import type { Tables } from './schema.ts';

/** The reads that every request makes, compiled once. */
export const prepareReads = (db: Kysely<Tables>) => ({
  expediente: prepare((id) =>
    db
      .selectFrom('expediente')
      .select([...expedienteColumns, 'snapshot'])
      .where('id', '=', id<string>()),
  ),
  asistencia: prepare((id) =>
    db
      .selectFrom('asistencia')
      .select([...summaryColumns, 'envelope'])
      .where('id', '=', id<string>()),
  ),
  asistenciasOf: prepare((expedienteId) =>
    db
      .selectFrom('asistencia')
      .select(summaryColumns)
      .where('expediente_id', '=', expedienteId<string>())
      .orderBy('id'),
  ),
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
  pendiente: prepare((id) => db.selectFrom('pendiente').selectAll().where('id', '=', id<string>())),
  openPendientes: prepare((id) =>
    db
      .selectFrom('pendiente')
      .selectAll()
      .where('asistencia_id', '=', id<string>())
      .where('status', '=', sql.lit('pendiente'))
      .orderBy('due_at')
      .orderBy('id'),
  ),
  answer: prepare((scope) =>
    db.selectFrom('answer').select(['scope', 'body_hash', 'memory']).where('scope', '=', scope<string>()),
  ),
});
