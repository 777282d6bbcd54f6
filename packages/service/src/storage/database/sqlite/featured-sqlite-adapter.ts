import { SqliteAdapter, sql } from 'kysely';
import { type Features, mostSeconds } from '../features.ts';

const features: Features = {
  skipLocked: false,
  advisoryLock: false,
  trigram: false,
  arrays: false,
  typedParameters: false,
  routines: false,
  sequences: false,
  concurrentIndexes: false,
  fillFactor: false,
  withoutRowid: true,
  text: 'text',
  isDistinctFrom: sql`is not`,
  jsonText: (column, ...path) => sql`json_extract(${sql.ref(column)}, ${sql.lit(`$.${path.join('.')}`)})`,
  secondsBetween: (from, to) =>
    sql`min(max(unixepoch(${to}) - unixepoch(${from}), ${sql.lit(-mostSeconds)}), ${sql.lit(mostSeconds)})`,
};

export class FeaturedSqliteAdapter extends SqliteAdapter {
  readonly features = features;
}
