import type { Kysely } from 'kysely';
import type { ExpedienteQuery, ExpedienteSummary, Page } from '../../cases/queries.ts';
import {
  asistenciaSummary,
  expedienteColumns,
  expedienteHead,
  summaryColumns,
} from '../database/records-of-rows.ts';
import type { Tables } from '../database/schema.ts';
import { caseNumbers } from './case-numbers.ts';
import { type Found, findByDue } from './find-by-due.ts';
import { findExpedientes } from './find-expedientes.ts';

/** One page of the module of asistencias. A cursor is the place of the last case seen. */
export async function listExpedientes(
  db: Kysely<Tables>,
  query: ExpedienteQuery,
): Promise<Page<ExpedienteSummary>> {
  const found = await find(db, query, query.limit + 1);
  const page = found.slice(0, query.limit);
  const nextCursor = found.length > query.limit ? (page.at(-1)?.cursor ?? null) : null;
  const contents = await withContents(
    db,
    page.map(({ id }) => id),
  );
  return { items: contents, nextCursor };
}

const find = async (db: Kysely<Tables>, query: ExpedienteQuery, limit: number): Promise<Found[]> =>
  query.order === 'due'
    ? findByDue(db, query, limit)
    : (await findExpedientes(db, query, limit)).map((id) => ({ id, cursor: id }));

/**
 * The cases, in their order, with their numbers, their asistencias and their soonest due time:
 * four queries for the whole page.
 */
async function withContents(db: Kysely<Tables>, ids: readonly string[]): Promise<ExpedienteSummary[]> {
  if (ids.length === 0) return [];
  const heads = await db.selectFrom('expediente').select(expedienteColumns).where('id', 'in', ids).execute();
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
  const numbers = await caseNumbers(db, ids);
  const byCase = Map.groupBy(asistencias.map(asistenciaSummary), ({ expedienteId }) => expedienteId);
  const dueByCase = new Map(due.map((row) => [row.expediente_id, row.next_due_at]));
  const place = new Map(ids.map((id, index) => [id, index]));
  return heads
    .map((row) => ({
      ...expedienteHead(row),
      number: numbers.get(row.id) ?? null,
      asistencias: byCase.get(row.id) ?? [],
      nextDueAt: dueByCase.get(row.id) ?? null,
    }))
    .sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
}
