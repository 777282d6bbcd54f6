import type { Kysely } from 'kysely';
import type { SeenPerson } from '../../cases/known-person.ts';
import type { Tables } from '../database/schema.ts';

/** In each statement: a database takes so many parameters and no more. */
const together = 500;

/** Writes callers, in the order of their ids: two nodes that write the same never deadlock. */
export async function seePeople(db: Kysely<Tables>, people: readonly SeenPerson[]): Promise<void> {
  const rows = people
    .map(({ lastSeenAt: last_seen_at, ...person }) => ({ ...person, last_seen_at }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  for (let start = 0; start < rows.length; start += together)
    await db
      .insertInto('person')
      .values(rows.slice(start, start + together))
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet(({ ref }) => ({
          name: ref('excluded.name'),
          role: ref('excluded.role'),
          last_seen_at: ref('excluded.last_seen_at'),
        })),
      )
      .execute();
}
