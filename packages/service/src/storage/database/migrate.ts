import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
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

/** In their order. A released migration is never edited: a later one corrects it. */
const migrations = {
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
};

/**
 * Brings a database to the schema of this version. It leaves the schema of a newer version as it
 * is, because migrations only add. It writes nothing where nothing is missing, so that a full disk
 * can still be read. Throws where the database cannot be reached, is unsuitable, or a migration
 * fails.
 */
export async function migrate(
  db: Kysely<never>,
  { check, afterMigrations }: Pick<Database, 'check' | 'afterMigrations'>,
): Promise<void> {
  const obstacle = await check?.(db);
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const known = await migrator.getMigrations();
  if (known.every(({ executedAt }) => executedAt !== undefined)) return;
  if (obstacle !== undefined) throw new Error(obstacle);
  const { error, results } = await migrator.migrateToLatest();
  if (error !== undefined) {
    const failed = results?.find(({ status }) => status === 'Error')?.migrationName ?? 'before any migration';
    throw new Error(`The schema cannot be brought up to date, ${failed}`, { cause: error });
  }
  await afterMigrations?.(db);
}
