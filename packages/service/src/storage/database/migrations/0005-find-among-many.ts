import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { buildIndex } from '../build-index.ts';
import { codeOf } from '../error-code.ts';
import { featuresOf } from '../features.ts';
import { rangesOf } from '../ranges-of.ts';
import type { Tables } from '../schema.ts';

/** The indexes that pages of the module of asistencias need among a million asistencias. */
export const findAmongMany: Migration = {
  async up(db: Kysely<Tables>) {
    const tables = await db.introspection.getTables();
    const asistencia = tables.find(({ name }) => name === 'asistencia');
    // What an interrupted start has created stays.
    if (!asistencia?.columns.some(({ name }) => name === 'case_status'))
      await db.schema
        .alterTable('asistencia')
        .addColumn('case_status', 'text', (column) => column.notNull().defaultTo('abierto'))
        .execute();
    for await (const range of rangesOf(db, 'asistencia'))
      await sql`update asistencia set case_status = 'cerrado' where ${range} and case_status != 'cerrado'
        and expediente_id in (select id from expediente where status = 'cerrado')`.execute(db);
    // A closed asistencia of an open case is rare; of the other columns every value is common in
    // either.
    await buildIndex(
      db,
      'asistencia_open_by_closure_status',
      sql`on asistencia (closure_status, expediente_id) where case_status = 'abierto'`,
    );
    if (featuresOf(db).trigram) await indexWordsOfPostgres(db);
    else await indexWordsOfSqlite(db);
  },
};

/**
 * pg_trgm comes with PostgreSQL, but a role that owns only a schema may not install it in the
 * database. Without it, a search for a rare word reads every case. It may be in any schema that the
 * role may use.
 */
async function indexWordsOfPostgres(db: Kysely<Tables>): Promise<void> {
  await sql`create extension if not exists pg_trgm`.execute(db).catch((error) => {
    if (!mayLackExtension.has(codeOf(error) ?? '')) throw error;
  });
  const { rows } = await sql<{ home: string }>`
    select quote_ident(nspname) as home from pg_extension join pg_namespace n on n.oid = extnamespace
    where extname = 'pg_trgm' and has_schema_privilege(n.oid, 'usage')`.execute(db);
  for (const { home } of rows)
    await buildIndex(
      db,
      'expediente_by_words',
      sql`on expediente using gin (search ${sql.raw(home)}.gin_trgm_ops)`,
    );
}

/** Insufficient privilege, feature not supported, undefined file. */
const mayLackExtension: ReadonlySet<string> = new Set(['42501', '0A000', '58P01']);

/** Builds the index from what is to be searched now, and keeps it so. */
export async function indexWordsOfSqlite(db: Kysely<Tables>): Promise<void> {
  for (const statement of [
    'drop table if exists expediente_text',
    "create virtual table expediente_text using fts5(id unindexed, search, tokenize = 'trigram')",
    'insert into expediente_text (id, search) select id, search from expediente',
    'drop trigger if exists expediente_words_inserted',
    'drop trigger if exists expediente_words_erased',
    'create trigger expediente_words_inserted after insert on expediente begin insert into expediente_text (id, search) values (new.id, new.search); end',
    'create trigger expediente_words_erased after update of search on expediente begin update expediente_text set search = new.search where id = new.id; end',
  ])
    await sql.raw(statement).execute(db);
}
