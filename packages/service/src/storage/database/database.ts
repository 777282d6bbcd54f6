import type { Dialect, Kysely } from 'kysely';

/**
 * Where cases are kept: in the embedded database of a directory, or in a PostgreSQL that several
 * nodes share.
 */
export type Where = { dataDir: string } | { url: string };

/** How nodes hear of each other's commits. */
export interface Notifications {
  /** Calls back when another node has notified; returns what ends it. */
  listen(changed: () => void): () => Promise<void>;
  notify(): Promise<unknown>;
}

/**
 * What a database must say of itself, beyond speaking SQL. What its SQL can do, `featuresOf` says.
 */
export interface Database {
  /** Another thread opens the same database by it. */
  where: Where;
  dialect: Dialect;
  /**
   * Whether an error means that the database is away or full, and not that a statement is wrong.
   */
  isAway(error: unknown): boolean;
  /** Whether a transaction was given up in favour of another one, and may be tried again. */
  isLostRace(error: unknown): boolean;
  /**
   * How many transactions a node writes at once: while one waits for the disk, the next can be on
   * its way.
   */
  transactionsAtOnce: number;
  /**
   * A connection for long reads, where they would hold up commits on the other. A thread runs it
   * from its first question on.
   */
  openReadings?(): Dialect;
  /** Left out where there is only one node. */
  notifications?: Notifications;
  /**
   * Throws where the service cannot work on it. Resolves to why its schema may not be changed, if
   * so.
   */
  check?(db: Kysely<never>): Promise<string | undefined>;
  /** Puts what migrations wrote where it belongs. */
  afterMigrations?(db: Kysely<never>): Promise<void>;
  /** Removes what was overwritten from where it still lies. */
  purge?(db: Kysely<never>): Promise<void>;
}
