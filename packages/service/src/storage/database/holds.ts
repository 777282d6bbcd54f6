import { type RawBuilder, sql } from 'kysely';

/**
 * Whether a column holds a text, whose wildcards are taken literally. SQLite ignores the case of
 * ASCII letters.
 */
export const holds = (column: string, text: string): RawBuilder<boolean> =>
  sql`${sql.ref(column)} like ${`%${text.replace(/[!%_]/g, '!$&')}%`} escape '!'`;
