import type { Kysely } from 'kysely';
import type { ListedPendiente, Page, PendienteQuery } from '../../cases/queries.ts';
import type { Pendiente } from '../../cases/records.ts';
import {
  asistenciaSummary,
  expedienteColumns,
  expedienteHead,
  pendienteOf,
  summaryColumns,
} from '../database/records-of-rows.ts';
import type { Tables } from '../database/schema.ts';

/** One page of the agenda, soonest first. A cursor is `<dueAt>_<id>` of the last item seen. */
export async function listPendientes(
  db: Kysely<Tables>,
  query: PendienteQuery,
): Promise<Page<ListedPendiente>> {
  let select = db.selectFrom('pendiente').selectAll();
  if (query.assignee !== undefined) select = select.where('assignee', '=', query.assignee);
  if (query.role !== undefined) select = select.where('role', '=', query.role);
  const { inboxOf } = query;
  if (inboxOf !== undefined)
    select = select
      .where('status', '=', 'pendiente')
      .where(({ eb, or }) =>
        or([eb('role', 'in', inboxOf), eb('superior', 'in', inboxOf), eb('due_at', '<', query.now)]),
      );
  if (query.kind !== undefined) select = select.where('kind', '=', query.kind);
  if (query.expediente !== undefined) select = select.where('expediente_id', '=', query.expediente);
  if (query.status !== undefined) select = select.where('status', '=', query.status);
  if (query.overdue === true)
    select = select.where('status', '=', 'pendiente').where('due_at', '<', query.now);
  if (query.overdue === false)
    select = select.where(({ eb, or }) =>
      or([eb('status', '!=', 'pendiente'), eb('due_at', '>=', query.now)]),
    );
  if (query.cursor !== undefined) {
    const [dueAt = '', id = ''] = query.cursor.split('_');
    select = select.where(({ eb, refTuple, tuple }) => eb(refTuple('due_at', 'id'), '>', tuple(dueAt, id)));
  }
  const rows = await select
    .orderBy('due_at')
    .orderBy('id')
    .limit(query.limit + 1)
    .execute();
  const items = rows.slice(0, query.limit).map(pendienteOf);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items: await withCases(db, items), nextCursor: last ? `${last.dueAt}_${last.id}` : null };
}

/** What their cases are: two queries for the whole page. */
async function withCases(db: Kysely<Tables>, pendientes: readonly Pendiente[]): Promise<ListedPendiente[]> {
  if (pendientes.length === 0) return [];
  const ids = [...new Set(pendientes.map(({ expedienteId }) => expedienteId))];
  const heads = await db.selectFrom('expediente').select(expedienteColumns).where('id', 'in', ids).execute();
  const rows = await db
    .selectFrom('asistencia')
    .select(summaryColumns)
    .where('expediente_id', 'in', ids)
    .orderBy('id')
    .execute();
  const cases = new Map(heads.map(expedienteHead).map((head) => [head.id, head]));
  // By its own id and, of each case, the newest by that of the case.
  const asistencias = new Map(
    rows.map(asistenciaSummary).flatMap((one) => [
      [one.id, one],
      [one.expedienteId, one],
    ]),
  );
  return pendientes.flatMap((pendiente) => {
    const { asistenciaId, expedienteId } = pendiente;
    const head = cases.get(expedienteId);
    if (!head) return [];
    const { holder, location, coordinator } = head;
    const asistencia = asistencias.get(asistenciaId ?? expedienteId) ?? null;
    return { ...pendiente, about: { holder: holder.name, city: location.city, coordinator, asistencia } };
  });
}
