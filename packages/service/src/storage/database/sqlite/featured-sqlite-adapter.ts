import { SqliteAdapter, sql } from 'kysely';
import type { Features } from '../features.ts';

const features: Features = {
  skipLocked: false,
  advisoryLock: false,
  trigram: false,
  arrays: false,
  typedParameters: false,
  sequences: false,
  fillFactor: false,
  withoutRowid: true,
  text: 'text',
  isDistinctFrom: sql`is not`,
  jsonText: (column, key) => sql`json_extract(${sql.ref(column)}, ${sql.lit(`$.${key}`)})`,
  secondsBetween: (from, to) => sql`unixepoch(${to}) - unixepoch(${from})`,
};

export class FeaturedSqliteAdapter extends SqliteAdapter {
  readonly features = features;
}
