import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { featuresOf } from '../features.ts';
import type { Tables } from '../schema.ts';

/** The indexes that pages of the module of asistencias need among a million asistencias. */
export const findAmongMany: Migration = {
  async up(db: Kysely<Tables>) {
    const tables = await db.introspection.getTables();
    const asistencia = tables.find(({ name }) => name === 'asistencia');
    // On SQLite, what an interrupted start has created stays.
    if (!asistencia?.columns.some(({ name }) => name === 'case_status'))
      await db.schema
        .alterTable('asistencia')
        .addColumn('case_status', 'text', (column) => column.notNull().defaultTo('abierto'))
        .execute();
    await sql`update asistencia set case_status = 'cerrado' where expediente_id in (select id from expediente where status = 'cerrado')`.execute(
      db,
    );
    // A closed asistencia of an open case is rare; of the other columns every value is common in
    // either.
    await db.schema
      .createIndex('asistencia_open_by_closure_status')
      .ifNotExists()
      .on('asistencia')
      .columns(['closure_status', 'expediente_id'])
      .where(sql.ref('case_status'), '=', sql.lit('abierto'))
      .execute();
    if (featuresOf(db).trigram) await indexWordsOfPostgres(db);
    else await indexWordsOfSqlite(db);
  },
};

/**
 * pg_trgm comes with PostgreSQL, but a role that owns only a schema may not install it in the
 * database. Without it, a search for a rare word reads every case. It may be in any schema that the
 * role may use.
 */
const indexWordsOfPostgres = (db: Kysely<Tables>) =>
  sql`do $$ declare home text; begin
    begin
      create extension if not exists pg_trgm;
    exception when insufficient_privilege or feature_not_supported or undefined_file then
      raise warning 'no index of words: %', sqlerrm;
    end;
    select quote_ident(nspname) into home from pg_extension join pg_namespace n on n.oid = extnamespace
      where extname = 'pg_trgm' and has_schema_privilege(n.oid, 'usage');
    if home is not null then
      execute format('create index if not exists expediente_by_words on expediente using gin (search %s.gin_trgm_ops)', home);
    end if;
  end $$`.execute(db);

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
