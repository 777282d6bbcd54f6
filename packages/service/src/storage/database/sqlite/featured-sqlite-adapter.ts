import { SqliteAdapter, sql } from 'kysely';
import type { Features } from '../features.ts';

const features: Features = {
  skipLocked: false,
  advisoryLock: false,
  trigram: false,
  arrays: false,
  typedParameters: false,
  sequences: false,
  concurrentIndexes: false,
  fillFactor: false,
  withoutRowid: true,
  text: 'text',
  isDistinctFrom: sql`is not`,
  jsonText: (column, ...path) => sql`json_extract(${sql.ref(column)}, ${sql.lit(`$.${path.join('.')}`)})`,
  secondsBetween: (from, to) => sql`unixepoch(${to}) - unixepoch(${from})`,
};

export class FeaturedSqliteAdapter extends SqliteAdapter {
  readonly features = features;
}
