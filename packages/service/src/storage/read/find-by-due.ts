import type { Kysely } from 'kysely';
import type { ExpedienteQuery } from '../../cases/queries.ts';
import type { Tables } from '../database/schema.ts';
import { type Cases, fitting, namedBy, newest, standingIn } from './find-expedientes.ts';
import { nothingSought, soughtBy } from './sought.ts';

/** A case, and the cursor of the page after it. */
export interface Found {
  id: string;
  cursor: string;
}

/**
 * The cases that match a query by their soonest open pendiente, up to a limit; after them, newest
 * first, those that have none. The agenda's index leads to them in their order.
 */
export async function findByDue(db: Kysely<Tables>, query: ExpedienteQuery, limit: number): Promise<Found[]> {
  const { cursor, ...filters } = query;
  const named = await namedBy(db, query);
  const sought = named !== null || query.text === undefined ? nothingSought : soughtBy(query.text);
  const [dueAt, pendienteId] = cursor?.split('_') ?? [];
  const isAmongDue = cursor === undefined || pendienteId !== undefined;
  const cases = fitting(db, standingIn(db, { ...filters, named }), query, sought);
  const due = isAmongDue ? await soonest(db, cases, { dueAt, pendienteId, limit }) : [];
  if (due.length === limit) return due;
  const standing = standingIn(db, { ...filters, named, ...(isAmongDue ? {} : { cursor }) });
  const rest = withoutWork(db, fitting(db, standing, query, sought));
  const others = await newest(db, rest, limit - due.length);
  return [...due, ...others.map((id) => ({ id, cursor: id }))];
}

async function soonest(
  db: Kysely<Tables>,
  cases: Cases,
  { dueAt, pendienteId = '', limit }: { dueAt?: string; pendienteId?: string; limit: number },
): Promise<Found[]> {
  let select = db
    .selectFrom('pendiente')
    .innerJoin(cases.as('expediente'), 'expediente.id', 'pendiente.expediente_id')
    .select(['expediente.id as case_id', 'pendiente.due_at', 'pendiente.id'])
    .where('pendiente.status', '=', 'pendiente')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('pendiente as sooner')
            .select('sooner.id')
            .whereRef('sooner.expediente_id', '=', 'pendiente.expediente_id')
            .where('sooner.status', '=', 'pendiente')
            .where(({ eb, or, and, ref }) =>
              or([
                eb('sooner.due_at', '<', ref('pendiente.due_at')),
                and([
                  eb('sooner.due_at', '=', ref('pendiente.due_at')),
                  eb('sooner.id', '<', ref('pendiente.id')),
                ]),
              ]),
            ),
        ),
      ),
    );
  if (dueAt !== undefined)
    select = select.where(({ eb, or, and }) =>
      or([
        eb('pendiente.due_at', '>', dueAt),
        and([eb('pendiente.due_at', '=', dueAt), eb('pendiente.id', '>', pendienteId)]),
      ]),
    );
  const rows = await select.orderBy('pendiente.due_at').orderBy('pendiente.id').limit(limit).execute();
  return rows.map(({ case_id, due_at, id }) => ({ id: case_id, cursor: `${due_at}_${id}` }));
}

const withoutWork = (db: Kysely<Tables>, cases: Cases): Cases =>
  db
    .selectFrom(cases.as('expediente'))
    .selectAll()
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('pendiente')
            .select('pendiente.id')
            .whereRef('pendiente.expediente_id', '=', 'expediente.id')
            .where('pendiente.status', '=', 'pendiente'),
        ),
      ),
    );
