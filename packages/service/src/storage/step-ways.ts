import { type Kysely, sql } from 'kysely';
import type { Tables } from './schema.ts';

/**
 * The ways that steps went, each once, by its name. There are about a hundred, among millions of steps: from one to the
 * next along the index, and not by looking at every step.
 */
export const stepWays = (db: Kysely<Tables>) =>
  db
    .withRecursive('known', (cte) =>
      cte
        .selectFrom('step')
        .select(({ fn }) => fn.min('way').as('way'))
        .unionAll(
          cte
            .selectFrom('known')
            .select(sql<number>`(select min(step.way) from step where step.way > known.way)`.as('way'))
            .where('known.way', 'is not', null),
        ),
    )
    .selectFrom('known')
    .where('known.way', 'is not', null)
    .select([
      'known.way',
      one<string>('event').as('event'),
      one<string | null>('from_state').as('from_state'),
      one<string>('to_state').as('to_state'),
      one<string | null>('leaves').as('leaves'),
      one<string | null>('enters').as('enters'),
    ]);

/** What is the same in every step of a way. */
const one = <T>(column: string) =>
  sql<T>`(select ${sql.ref(`step.${column}`)} from step where step.way = known.way limit 1)`;
