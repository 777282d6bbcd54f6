import { type AliasedSelectQueryBuilder, type Kysely, type Selectable, sql } from 'kysely';
import { v7 } from 'uuid';
import { fold } from '../../cases/fold.ts';
import type { ExpedienteQuery } from '../../cases/queries.ts';
import { featuresOf } from '../database/features.ts';
import { holds } from '../database/holds.ts';
import type { Tables } from '../database/schema.ts';
import { caseOfNumber } from './case-numbers.ts';
import { nothingSought, type Sought, soughtBy } from './sought.ts';

type Db = Kysely<Tables>;

/** Cases, to be chosen from. */
export interface Cases {
  as(alias: 'expediente'): AliasedSelectQueryBuilder<Selectable<Tables['expediente']>, 'expediente'>;
}

/** How many of the newest cases are searched for a word before the index of words is used. */
const looked = 1_500;
/** More than there are: a planner plans a subquery with a limit by itself, and runs it first. */
const all = 1_000_000_000;

/**
 * The ids of the newest cases that match a query, up to a limit. Each filter leads to an index in
 * the order of the page, or to few rows. A planner left to itself reads every case when few match.
 */
export async function findExpedientes(db: Db, query: ExpedienteQuery, limit: number): Promise<string[]> {
  const named = await namedBy(db, query);
  if (named !== null) return newest(db, fitting(db, standingIn(db, { ...query, named }), query), limit);
  const sought = query.text === undefined ? nothingSought : soughtBy(query.text);
  if (sought.indexed.length > 0) return findByText(db, query, sought, limit);
  if (isOfAsistencias(query)) return findByAsistencia(db, query, limit);
  const standing = standingIn(db, query);
  // One person's cases are few: they are selected first, then searched.
  const from = query.coordinator === undefined && query.holder === undefined ? standing : standing.limit(all);
  return newest(db, fitting(db, from, query, sought), limit);
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** As the page writes the number of a case. */
const numbered = /^#\s?(\d{1,15})$/;

/**
 * The case that a text names by its number, by its id or by that of an asistencia; null where it
 * names none.
 */
export async function namedBy(db: Db, { text }: ExpedienteQuery): Promise<string | null> {
  const [, number] = numbered.exec(text?.trim() ?? '') ?? [];
  if (number !== undefined) return caseOfNumber(db, Number(number));
  const id = text?.trim().toLowerCase() ?? '';
  if (!uuid.test(id)) return null;
  const expediente = db.selectFrom('expediente').select('id').where('id', '=', id);
  const found = await expediente
    .unionAll(db.selectFrom('asistencia').select('expediente_id as id').where('id', '=', id))
    .executeTakeFirst();
  return found?.id ?? null;
}

export async function newest(db: Db, select: Cases, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom(select.as('expediente'))
    .select('id')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Newest first: an id tells when its case was opened. */
function* rangeOf({ from, to, cursor }: ExpedienteQuery): Generator<['>=' | '<', string]> {
  if (from !== undefined) yield ['>=', firstIdAt(from)];
  if (to !== undefined) yield ['<', firstIdAt(to)];
  if (cursor !== undefined) yield ['<', cursor];
}

const firstIdAt = (at: string): string =>
  v7({ msecs: Math.max(0, Date.parse(at)), seq: 0, random: new Uint8Array(16) });

/** The filters that indexes of the cases serve. */
export function standingIn(db: Db, query: ExpedienteQuery & { named?: string | null }) {
  let select = db.selectFrom('expediente').selectAll();
  if (query.named) select = select.where('id', '=', query.named);
  if (query.status !== undefined) select = select.where('status', '=', query.status);
  if (query.coordinator !== undefined) select = select.where('coordinator_id', '=', query.coordinator);
  if (query.holder !== undefined)
    select = select.where(featuresOf(db).jsonText('data', 'holder', 'id'), '=', query.holder);
  if (query.city !== undefined) select = select.where('city', '=', fold(query.city));
  for (const [operator, id] of rangeOf(query)) select = select.where('id', operator, id);
  return select;
}

/** The rest: words, and what belongs to a case. */
export function fitting(db: Db, from: Cases, query: ExpedienteQuery, sought: Sought = nothingSought): Cases {
  let select = db.selectFrom(from.as('expediente')).selectAll();
  for (const condition of sought.conditions) select = select.where(condition);
  const { overdue, now } = query;
  if (asistenciaFilters(query).length > 0)
    select = select.where(({ exists, selectFrom }) => {
      let asistencias = selectFrom('asistencia')
        .select('asistencia.id')
        .whereRef('asistencia.expediente_id', '=', 'expediente.id');
      for (const [column, value] of asistenciaFilters(query))
        asistencias = asistencias.where(`asistencia.${column}`, '=', value);
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

type AsistenciaColumn = 'stage' | 'sub_stage' | 'state' | 'closure_status' | 'category' | 'type';

function asistenciaFilters(query: ExpedienteQuery): [AsistenciaColumn, string][] {
  const { stage, subStage: sub_stage, state, closure: closure_status, category, type } = query;
  return Object.entries({ stage, sub_stage, state, closure_status, category, type }).filter(
    (filter): filter is [AsistenciaColumn, string] => filter[1] !== undefined,
  );
}

/** Whether the indexes of asistencias alone lead to the cases; there is none of their states. */
const isOfAsistencias = (query: ExpedienteQuery): boolean =>
  asistenciaFilters(query).length > 0 &&
  [query.state, query.coordinator, query.holder, query.city, query.text, query.overdue].every(
    (value) => value === undefined,
  );

async function findByAsistencia(db: Db, query: ExpedienteQuery, limit: number): Promise<string[]> {
  let select = db.selectFrom('asistencia').select('expediente_id');
  for (const [column, value] of asistenciaFilters(query)) select = select.where(column, '=', value);
  if (query.status !== undefined) select = select.where('case_status', '=', query.status);
  for (const [operator, id] of rangeOf(query)) select = select.where('expediente_id', operator, id);
  // Not "distinct": with it PostgreSQL may read all matches before it returns the first.
  const ids = new Set<string>();
  for (let rest = select; ; ) {
    const rows = await rest.orderBy('expediente_id', 'desc').limit(limit).execute();
    for (const row of rows) ids.add(row.expediente_id);
    const last = rows.at(-1);
    if (!last || rows.length < limit || ids.size >= limit) return [...ids].slice(0, limit);
    rest = select.where('expediente_id', '<', last.expediente_id);
  }
}

/** A common word is found among the newest cases; a rare one has few rows in the index of words. */
async function findByText(db: Db, query: ExpedienteQuery, sought: Sought, limit: number): Promise<string[]> {
  const standing = standingIn(db, query);
  const near = standing.orderBy('id', 'desc').limit(looked);
  const found = await newest(db, fitting(db, near, query, sought), limit);
  if (found.length === limit) return found;
  const long = sought.indexed;
  const held = featuresOf(db).trigram
    ? long.reduce((select, word) => select.where(holds('search', word)), standing)
    : standing.where(
        'id',
        'in',
        sql<string>`(select id from expediente_text where expediente_text match ${long.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ')})`,
      );
  return newest(db, fitting(db, held.limit(all), query, sought), limit);
}
