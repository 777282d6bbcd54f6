import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { initial } from './migrations/0001-initial.ts';
import { announceOverdue } from './migrations/0002-announce-overdue.ts';
import { countRewrites } from './migrations/0003-count-rewrites.ts';
import { tellOfExcess } from './migrations/0004-tell-of-excess.ts';
import { findAmongMany } from './migrations/0005-find-among-many.ts';
import { givePositions } from './migrations/0006-give-positions.ts';
import type { Tables } from './schema.ts';

/** In their order. A migration that was once released is never edited: the next one corrects it. */
const migrations = {
  '0001-initial': initial,
  '0002-announce-overdue': announceOverdue,
  '0003-count-rewrites': countRewrites,
  '0004-tell-of-excess': tellOfExcess,
  '0005-find-among-many': findAmongMany,
  '0006-give-positions': givePositions,
};

/** Brings a database to the schema of this version. Throws where one migration fails. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error, results } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const failed = results?.find(({ status }) => status === 'Error');
  throw new Error(`Migration ${failed?.migrationName ?? ''} failed`, { cause: error });
}
