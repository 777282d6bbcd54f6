import type { Role } from '@conexion/machines';
import type { Kysely } from 'kysely';
import type { SeenPerson } from '../../cases/known-person.ts';
import type { Tables } from '../database/schema.ts';

const most = 10_000;

/** Who has called, those who called last first. */
export async function selectPeople(db: Kysely<Tables>): Promise<SeenPerson[]> {
  const rows = await db
    .selectFrom('person')
    .selectAll()
    .orderBy('last_seen_at', 'desc')
    .limit(most)
    .execute();
  return rows.map(({ role, last_seen_at: lastSeenAt, ...person }) => ({
    ...person,
    role: role as Role,
    lastSeenAt,
  }));
}
