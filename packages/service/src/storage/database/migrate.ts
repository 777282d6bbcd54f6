import { setTimeout as pause } from 'node:timers/promises';
import { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { Log } from '../../log.ts';
import type { Database } from './database.ts';
import { initial } from './migrations/0001-initial.ts';
import { announceOverdue } from './migrations/0002-announce-overdue.ts';
import { countRewrites } from './migrations/0003-count-rewrites.ts';
import { tellOfExcess } from './migrations/0004-tell-of-excess.ts';
import { findAmongMany } from './migrations/0005-find-among-many.ts';
import { givePositions } from './migrations/0006-give-positions.ts';
import { steps } from './migrations/0007-steps.ts';
import { roomForUpdates } from './migrations/0008-room-for-updates.ts';
import { linesOfCases } from './migrations/0009-lines-of-cases.ts';
import { findByDigits } from './migrations/0010-find-by-digits.ts';
import { countStanding } from './migrations/0011-count-standing.ts';
import { countOverdue } from './migrations/0012-count-overdue.ts';
import { people } from './migrations/0013-people.ts';
import { findByLaterCalls } from './migrations/0014-find-by-later-calls.ts';

/**
 * In their order. What a released migration leaves is never edited: a later one corrects it. Each
 * runs outside a transaction, beside nodes of the previous version, so it may be interrupted and
 * repeated at any point. It builds indexes by `buildIndex` and updates many rows by `rangesOf`.
 */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-initial': initial,
  '0002-announce-overdue': announceOverdue,
  '0003-count-rewrites': countRewrites,
  '0004-tell-of-excess': tellOfExcess,
  '0005-find-among-many': findAmongMany,
  '0006-give-positions': givePositions,
  '0007-steps': steps,
  '0008-room-for-updates': roomForUpdates,
  '0009-lines-of-cases': linesOfCases,
  '0010-find-by-digits': findByDigits,
  '0011-count-standing': countStanding,
  '0012-count-overdue': countOverdue,
  '0013-people': people,
  '0014-find-by-later-calls': findByLaterCalls,
};

const retryMilliseconds = 1_000;

type Migrated = Pick<Database, 'check' | 'openMigrations' | 'isLostRace' | 'afterMigrations'>;

/**
 * Brings a database to the schema of this version. It leaves the schema of a newer version as it
 * is, because migrations only add. It writes nothing where nothing is missing, so that a full disk
 * can still be read. Throws where the database cannot be reached, is unsuitable, or a migration
 * fails.
 */
export async function migrate(db: Kysely<never>, database: Migrated, log: Log): Promise<void> {
  const obstacle = await database.check?.(db);
  const known = await migratorOf(db, log).getMigrations();
  const missing = known.filter(({ executedAt }) => executedAt === undefined);
  if (missing.length === 0) return;
  if (obstacle !== undefined) throw new Error(obstacle);
  log.info({ missing: missing.length }, 'the schema is migrated, by this node or by one that began earlier');
  const separate = database.openMigrations?.();
  const connection = separate ? new Kysely<never>({ dialect: separate }) : db;
  try {
    await migrateToLatest(connection, database, log);
  } finally {
    if (separate) await connection.destroy();
  }
  await database.afterMigrations?.(db);
}

async function migrateToLatest(db: Kysely<never>, { isLostRace }: Migrated, log: Log): Promise<void> {
  for (;;) {
    const { error, results } = await migratorOf(db, log).migrateToLatest();
    if (error === undefined) return;
    const failed = results?.find(({ status }) => status === 'Error')?.migrationName ?? 'before any migration';
    if (!isLostRace(error))
      throw new Error(`The schema cannot be brought up to date, ${failed}`, { cause: error });
    log.info({ migration: failed, err: error }, 'the migration gave way to a request, and is repeated');
    await pause(retryMilliseconds);
  }
}

function migratorOf(db: Kysely<never>, log: Log): Migrator {
  const timed = Object.entries(migrations).map(([migration, { up }]): [string, Migration] => [
    migration,
    {
      async up(db) {
        const start = performance.now();
        await up(db);
        log.info({ migration, milliseconds: Math.round(performance.now() - start) }, 'migrated');
      },
    },
  ]);
  const getMigrations = async () => Object.fromEntries(timed);
  // A transaction around them all would lock every table until its end.
  return new Migrator({ db, disableTransactions: true, provider: { getMigrations } });
}
