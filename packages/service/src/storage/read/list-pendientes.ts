import type { Kysely } from 'kysely';
import type { Page, PendienteQuery } from '../../cases/queries.ts';
import type { Pendiente } from '../../cases/records.ts';
import { pendienteOf } from '../database/records-of-rows.ts';
import type { Tables } from '../database/schema.ts';

/** One page of the agenda, soonest first. A cursor is `<dueAt>_<id>` of the last item seen. */
export async function listPendientes(db: Kysely<Tables>, query: PendienteQuery): Promise<Page<Pendiente>> {
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
  return { items, nextCursor: last ? `${last.dueAt}_${last.id}` : null };
}
