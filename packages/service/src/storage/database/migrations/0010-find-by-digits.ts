import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { CaseData } from '../../../cases/case-data.ts';
import { featuresOf } from '../features.ts';
import { prepareRows } from '../prepare.ts';
import type { Tables } from '../schema.ts';
import { searchTextOf } from '../search-text.ts';
import { indexWordsOfSqlite } from './0005-find-among-many.ts';

const casesAtOnce = 500;

/**
 * Finds cases by the id of their holder, and by the digits of a phone however they are written. The
 * index is of an expression, so that nodes of the previous version keep it up to date.
 */
export const findByDigits: Migration = {
  async up(db: Kysely<Tables>) {
    const { jsonText, trigram } = featuresOf(db);
    await sql`create index if not exists expediente_by_holder on expediente (${jsonText('data', 'holder', 'id')}, id)`.execute(
      db,
    );
    // The index of words finds no row by its id, so it is rebuilt afterwards.
    if (!trigram) await sql`drop trigger if exists expediente_words_erased`.execute(db);
    await writeSearchTexts(db);
    if (!trigram) await indexWordsOfSqlite(db);
  },
};

async function writeSearchTexts(db: Kysely<Tables>): Promise<void> {
  const write = prepareRows<{ id: string; search: string }, unknown>(
    featuresOf(db).typedParameters,
    ({ table }) =>
      db
        .updateTable('expediente')
        .from(table as never)
        .set({ search: sql`"row".search` } as never)
        .where('expediente.id', '=', sql<string>`"row".id`),
  );
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('expediente')
      .select(['id', 'data'])
      .where('id', '>', after)
      // Of an erased holder nothing is searched.
      .where('search', '!=', '')
      .orderBy('id')
      .limit(casesAtOnce)
      .execute();
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
    const texts = rows.map(({ id, data }) => ({ id, search: searchTextOf(JSON.parse(data) as CaseData) }));
    await db.executeQuery(write(texts));
  }
}
