import { PostgresAdapter, sql } from 'kysely';
import type { Features } from '../features.ts';

const features: Features = {
  skipLocked: true,
  advisoryLock: true,
  trigram: true,
  arrays: true,
  typedParameters: true,
  sequences: true,
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
    sql`cast(floor(extract(epoch from cast(${to} as timestamptz))) - floor(extract(epoch from cast(${from} as timestamptz))) as integer)`,
};

export class FeaturedPostgresAdapter extends PostgresAdapter {
  readonly features = features;
}
