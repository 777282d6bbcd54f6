/** The connections of a pool, and the queries that wait for one. */
export interface Connections {
  busy: number;
  idle: number;
  waiting: number;
}

/** How much a store has written since its start. */
export interface Written {
  /** Transactions. */
  batches: number;
  /** The changes in them. */
  changes: number;
  /** Null where the database has no pool. */
  connections: Connections | null;
}

/** What an operator watches: how much is open, and how busy the store is. */
export interface Load {
  /** Open asistencias, by state. */
  asistencias: readonly { stage: string | null; state: string; count: number }[];
  pendientes: { open: number; overdue: number };
  written: Written;
  /** Commits that wait for their answer, in this node. */
  waiting: number;
  /** Those of reads; null where the database has no pool. */
  connections: Connections | null;
}
