import { type Kysely, sql } from 'kysely';
import type { ExpedienteQuery, ExpedienteSummary, Page } from '../cases/queries.ts';
import { fold } from './fold.ts';
import { asistenciaSummary, expedienteColumns, expedienteHead, summaryColumns } from './rows.ts';
import type { Tables } from './schema.ts';

type Db = Kysely<Tables>;

/** One page of the module of asistencias, newest first. A cursor is the id of the last case seen. */
export async function listExpedientes(db: Db, query: ExpedienteQuery): Promise<Page<ExpedienteSummary>> {
  const rows = await selectExpedientes(db, query)
    .select(expedienteColumns)
    .orderBy('id', 'desc')
    .limit(query.limit + 1)
    .execute();
  const heads = rows.slice(0, query.limit).map(expedienteHead);
  const last = rows.length > query.limit ? heads.at(-1) : undefined;
  return { items: await withContents(db, heads), nextCursor: last?.id ?? null };
}

function selectExpedientes(db: Db, query: ExpedienteQuery) {
  let select = db.selectFrom('expediente');
  if (query.status !== undefined) select = select.where('status', '=', query.status);
  if (query.coordinator !== undefined) select = select.where('coordinator_id', '=', query.coordinator);
  if (query.city !== undefined) select = select.where('city', '=', fold(query.city));
  if (query.from !== undefined) select = select.where('opened_at', '>=', query.from);
  if (query.to !== undefined) select = select.where('opened_at', '<', query.to);
  if (query.text !== undefined)
    for (const word of fold(query.text).split(/\s+/))
      select = select.where('search', 'like', sql<string>`${`%${literally(word)}%`} escape '!'`);
  if (query.cursor !== undefined) select = select.where('id', '<', query.cursor);
  const { stage, subStage, closure, category, type, overdue, now } = query;
  if ([stage, subStage, closure, category, type].some((value) => value !== undefined))
    select = select.where(({ exists, selectFrom }) => {
      let asistencias = selectFrom('asistencia')
        .select('asistencia.id')
        .whereRef('asistencia.expediente_id', '=', 'expediente.id');
      if (stage !== undefined) asistencias = asistencias.where('asistencia.stage', '=', stage);
      if (subStage !== undefined) asistencias = asistencias.where('asistencia.sub_stage', '=', subStage);
      if (closure !== undefined) asistencias = asistencias.where('asistencia.closure_status', '=', closure);
      if (category !== undefined) asistencias = asistencias.where('asistencia.category', '=', category);
      if (type !== undefined) asistencias = asistencias.where('asistencia.type', '=', type);
      return exists(asistencias);
    });
  if (overdue !== undefined)
    select = select.where(({ exists, not, selectFrom }) => {
      const late = exists(
        selectFrom('pendiente')
          .select('pendiente.id')
          .whereRef('pendiente.expediente_id', '=', 'expediente.id')
          .where('pendiente.status', '=', 'pendiente')
          .where('pendiente.due_at', '<', now),
      );
      return overdue ? late : not(late);
    });
  return select;
}

/** A word as LIKE looks for it, its wildcards taken literally. */
const literally = (word: string): string => word.replace(/[!%_]/g, '!$&');

/** The cases with their asistencias and their soonest due time: two queries for the whole page. */
async function withContents(
  db: Db,
  heads: readonly Omit<ExpedienteSummary, 'asistencias' | 'nextDueAt'>[],
): Promise<ExpedienteSummary[]> {
  if (heads.length === 0) return [];
  const ids = heads.map(({ id }) => id);
  const asistencias = await db
    .selectFrom('asistencia')
    .select(summaryColumns)
    .where('expediente_id', 'in', ids)
    .orderBy('id')
    .execute();
  const due = await db
    .selectFrom('pendiente')
    .select(['expediente_id', ({ fn }) => fn.min('due_at').as('next_due_at')])
    .where('expediente_id', 'in', ids)
    .where('status', '=', 'pendiente')
    .groupBy('expediente_id')
    .execute();
  const byCase = Map.groupBy(asistencias.map(asistenciaSummary), ({ expedienteId }) => expedienteId);
  const dueByCase = new Map(due.map((row) => [row.expediente_id, row.next_due_at]));
  return heads.map((head) => ({
    ...head,
    asistencias: byCase.get(head.id) ?? [],
    nextDueAt: dueByCase.get(head.id) ?? null,
  }));
}
