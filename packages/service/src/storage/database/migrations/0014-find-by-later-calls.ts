import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { featuresOf } from '../features.ts';
import type { Tables } from '../schema.ts';

/**
 * A text that a later call lengthens is one more row of the index of words: it finds no row by its
 * id, so that to replace one would read all.
 */
export const findByLaterCalls: Migration = {
  async up(db: Kysely<Tables>) {
    if (featuresOf(db).trigram) return;
    for (const statement of [
      'drop trigger if exists expediente_words_erased',
      "create trigger expediente_words_erased after update of search on expediente when new.search = '' begin update expediente_text set search = '' where id = new.id; end",
      'drop trigger if exists expediente_words_added',
      "create trigger expediente_words_added after update of search on expediente when new.search != '' begin insert into expediente_text (id, search) values (new.id, new.search); end",
    ])
      await sql.raw(statement).execute(db);
  },
};
