import { setTimeout as pause } from 'node:timers/promises';
import { type Kysely, PostgresAdapter, sql } from 'kysely';
import { type Features, mostSeconds } from '../features.ts';

const features: Features = {
  skipLocked: true,
  advisoryLock: true,
  trigram: true,
  arrays: true,
  typedParameters: true,
  routines: true,
  sequences: true,
  concurrentIndexes: true,
  fillFactor: true,
  withoutRowid: false,
  text: sql`text collate "C"`,
  isDistinctFrom: sql`is distinct from`,
  jsonText: (column, ...path) =>
    sql`(${sql.ref(column)}::json${path
      .slice(0, -1)
      .map((key) => sql` -> ${sql.lit(key)}`)
      .reduce((all, each) => sql`${all}${each}`, sql``)} ->> ${sql.lit(path.at(-1))})`,
  secondsBetween: (from, to) =>
    sql`cast(least(greatest(floor(extract(epoch from cast(${to} as timestamptz))) - floor(extract(epoch from cast(${from} as timestamptz))), ${sql.lit(-mostSeconds)}), ${sql.lit(mostSeconds)}) as integer)`,
};

/** Distinguishes this lock from others of the database. */
const migrating = sql.lit(1_668_247_142);
const ofSchema = sql`hashtext(current_schema())`;
const lockMilliseconds = 250;

export class FeaturedPostgresAdapter extends PostgresAdapter {
  readonly features = features;

  /**
   * One for each schema, held by the session. It is polled, because a statement that waits holds a
   * snapshot, and a concurrent build of an index waits for every snapshot.
   */
  // biome-ignore lint/suspicious/noExplicitAny: the signature of Kysely's own
  override async acquireMigrationLock(db: Kysely<any>): Promise<void> {
    for (;;) {
      const { rows } = await sql<{ isOurs: boolean }>`
        select pg_try_advisory_lock(${migrating}, ${ofSchema}) as "isOurs"`.execute(db);
      if (rows[0]?.isOurs) return;
      await pause(lockMilliseconds);
    }
  }

  /** A connection that broke has released it, and its error must not hide the first one. */
  // biome-ignore lint/suspicious/noExplicitAny: the signature of Kysely's own
  override async releaseMigrationLock(db: Kysely<any>): Promise<void> {
    await sql`select pg_advisory_unlock(${migrating}, ${ofSchema})`.execute(db).catch(() => {});
  }
}
