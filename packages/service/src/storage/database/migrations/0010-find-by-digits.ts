import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { CaseData } from '../../../cases/case-data.ts';
import { buildIndex } from '../build-index.ts';
import { featuresOf } from '../features.ts';
import { prepareRows } from '../prepare.ts';
import { rangesOf } from '../ranges-of.ts';
import type { Tables } from '../schema.ts';
import { searchTextOf } from '../search-text.ts';
import { indexWordsOfSqlite } from './0005-find-among-many.ts';

/**
 * Finds cases by the id of their holder, and by the digits of a phone however they are written. The
 * index is of an expression, so that nodes of the previous version keep it up to date.
 */
export const findByDigits: Migration = {
  async up(db: Kysely<Tables>) {
    const { jsonText, trigram } = featuresOf(db);
    await buildIndex(
      db,
      'expediente_by_holder',
      sql`on expediente (${jsonText('data', 'holder', 'id')}, id)`,
    );
    // The index of words finds no row by its id, so it is rebuilt afterwards.
    if (!trigram) await sql`drop trigger if exists expediente_words_erased`.execute(db);
    await writeSearchTexts(db);
    if (!trigram) await indexWordsOfSqlite(db);
  },
};

async function writeSearchTexts(db: Kysely<Tables>): Promise<void> {
  const write = prepareRows<{ id: string; before: string; search: string }, unknown>(
    featuresOf(db).typedParameters,
    ({ table }) =>
      db
        .updateTable('expediente')
        .from(table as never)
        .set({ search: sql`"row".search` } as never)
        .where('expediente.id', '=', sql<string>`"row".id`)
        // An operator may have erased the holder since it was read.
        .where('expediente.search', '=', sql<string>`"row".before`),
  );
  for await (const range of rangesOf(db, 'expediente')) {
    const rows = await db
      .selectFrom('expediente')
      .select(['id', 'search as before', 'data'])
      .where(range)
      // Of an erased holder nothing is searched.
      .where('search', '!=', '')
      .execute();
    const texts = rows
      .map(({ id, before, data }) => ({ id, before, search: searchTextOf(JSON.parse(data) as CaseData) }))
      .filter(({ before, search }) => before !== search);
    if (texts.length > 0) await db.executeQuery(write(texts));
  }
}
