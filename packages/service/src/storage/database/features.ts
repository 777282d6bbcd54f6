import type { Expression, Kysely, RawBuilder } from 'kysely';

/**
 * What the SQL of a database can do, and its expressions where the two databases differ in syntax.
 */
export interface Features {
  /**
   * Locks single rows (`for update`, `for share`), and skips those that another transaction has
   * locked.
   */
  skipLocked: boolean;
  /**
   * Locks a number of our choice until the transaction ends. A database with a single writer needs
   * no such lock.
   */
  advisoryLock: boolean;
  /**
   * `like` finds words by a trigram index of the column; without it, the table `expediente_text`
   * has them.
   */
  trigram: boolean;
  /** An array is one parameter; without it, a list is JSON. */
  arrays: boolean;
  /** The type of a parameter must be stated where it is not compared with a column. */
  typedParameters: boolean;
  /** A trigger calls a function; without it, the trigger has the statements. */
  routines: boolean;
  /** Positions come from a sequence, which a row that brings its own position does not move. */
  sequences: boolean;
  /** Builds and drops an index while other connections write its table. */
  concurrentIndexes: boolean;
  /** A table can leave room on its pages for updates. */
  fillFactor: boolean;
  /** A table can be stored in the tree of its primary key. */
  withoutRowid: boolean;
  /** The type of texts that are compared byte by byte, whatever the collation of the database. */
  text: 'text' | RawBuilder<unknown>;
  /** Compares two values, of which either may be null. */
  isDistinctFrom: RawBuilder<unknown>;
  /** The text at a path of keys in a column of JSON. */
  jsonText(column: string, ...path: [string, ...string[]]): RawBuilder<string | null>;
  /** From one instant to another in whole seconds, at most as many as a column holds. */
  secondsBetween(from: Expression<unknown>, to: Expression<unknown>): RawBuilder<number>;
}

/** What a column of integers holds in each database: as seconds, 68 years. */
export const mostSeconds = 2 ** 31 - 1;

/**
 * The features of the database that `db` reaches: the adapter of each of our dialects carries them.
 */
export function featuresOf<Tables>(db: Kysely<Tables>): Features {
  const { adapter } = db.getExecutor();
  if (!('features' in adapter)) throw new TypeError('The dialect does not state its features');
  return adapter.features as Features;
}
