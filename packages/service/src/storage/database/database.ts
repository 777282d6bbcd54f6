import type { Dialect, Kysely } from 'kysely';
import type { Connections } from '../../cases/load.ts';

/** A PostgreSQL that several nodes share. */
export interface PostgresPlace {
  url: string;
  /** The URL leads to a pooler whose clients share connections, each for a transaction. */
  isPooled?: boolean | undefined;
  /** Past the pooler, for what needs a session. */
  directUrl?: string | undefined;
}

/** Where cases are kept: in the embedded database of a directory, or in a PostgreSQL. */
export type Where = { dataDir: string } | PostgresPlace;

/** How nodes hear of each other's commits. */
export interface Notifications {
  /** Calls back when another node has notified; returns a function that ends it. */
  listen(changed: () => void): () => Promise<void>;
  notify(): Promise<unknown>;
}

/** What a database must state, beyond speaking SQL. `featuresOf` says what its SQL can do. */
export interface Database {
  /** With it another thread opens the same database. */
  where: Where;
  dialect: Dialect;
  /**
   * Whether an error means that the database is away or full, rather than that a statement is
   * wrong.
   */
  isAway(error: unknown): boolean;
  /** What is wrong with the settings where an error tells that, and what to do; else undefined. */
  faultOf?(error: unknown): string | undefined;
  /**
   * Whether the database aborted a transaction in favour of another one, so that it may be retried.
   */
  isLostRace(error: unknown): boolean;
  /**
   * How many transactions a node writes at once: while one waits for the disk, the next can
   * proceed.
   */
  transactionsAtOnce: number;
  /**
   * A separate connection for migrations, which take longer than a request may. Without it they
   * take that of requests. Throws where there can be none.
   */
  openMigrations?(): Dialect;
  /** How its pool of connections is used; left out where it has none. */
  connections?(): Connections;
  /** Left out where there is only one node. */
  notifications?: Notifications;
  /**
   * Throws where the service cannot work on it. Resolves to the reason why its schema may not be
   * changed, if there is one.
   */
  check?(db: Kysely<never>): Promise<string | undefined>;
  /** What works, but worse than it could, on the current schema: a sentence each, for the log. */
  unwise?(db: Kysely<never>): Promise<string[]>;
  /** Moves what migrations wrote to its final place. */
  afterMigrations?(db: Kysely<never>): Promise<void>;
  /** Removes overwritten data from the pages where it remains. */
  purge?(db: Kysely<never>): Promise<void>;
}
