import type { Kysely } from 'kysely';
import type { ExpedienteQuery, ExpedienteSummary, Page } from '../../cases/queries.ts';
import {
  asistenciaSummary,
  expedienteColumns,
  expedienteHead,
  summaryColumns,
} from '../database/records-of-rows.ts';
import type { Tables } from '../database/schema.ts';
import { findExpedientes } from './find-expedientes.ts';

/**
 * One page of the module of asistencias, newest first. A cursor is the id of the last case seen.
 */
export async function listExpedientes(
  db: Kysely<Tables>,
  query: ExpedienteQuery,
): Promise<Page<ExpedienteSummary>> {
  const found = await findExpedientes(db, query, query.limit + 1);
  const ids = found.slice(0, query.limit);
  const nextCursor = found.length > query.limit ? (ids.at(-1) ?? null) : null;
  return { items: await withContents(db, ids), nextCursor };
}

/**
 * The cases with their asistencias and their soonest due time: three queries for the whole page.
 */
async function withContents(db: Kysely<Tables>, ids: readonly string[]): Promise<ExpedienteSummary[]> {
  if (ids.length === 0) return [];
  const heads = await db
    .selectFrom('expediente')
    .select(expedienteColumns)
    .where('id', 'in', ids)
    .orderBy('id', 'desc')
    .execute();
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
  return heads.map(expedienteHead).map((head) => ({
    ...head,
    asistencias: byCase.get(head.id) ?? [],
    nextDueAt: dueByCase.get(head.id) ?? null,
  }));
}
