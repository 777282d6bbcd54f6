import type { Board } from './board.ts';
import type { Positioned } from './feed.ts';
import type { Measures, MeasuresQuery } from './measures.ts';
import type { ExpedienteQuery, ExpedienteSummary, Page, PendienteQuery } from './queries.ts';
import type { Asistencia, AsistenciaSummary, Entry, Expediente, Pendiente } from './records.ts';

/**
 * The answer to a key already used: what was asked, and what must be known to answer the same
 * again.
 */
export interface RememberedAnswer {
  /** Who asked, where, under which key. */
  scope: string;
  /** What was asked. */
  bodyHash: string;
  /** JSON; its shape is the use case's own. */
  memory: unknown;
}

/**
 * A pendiente to be written; `ofCoordinator` assigns it to whoever holds the case when it is
 * committed.
 */
export type PendienteWrite = Pendiente & { ofCoordinator?: true };

/**
 * Everything that one command writes, as data: all of it or nothing. Records with a revision are
 * the new version: they are written where the stored one is the version before (or, at revision 1,
 * none).
 */
export interface Change {
  expediente?: Expediente;
  asistencia?: Asistencia;
  pendientes?: readonly PendienteWrite[];
  /**
   * Every open pendiente of a case that was one coordinator's becomes another's, as of the commit.
   */
  handover?: { expedienteId: string; from: string; to: string };
  entries?: readonly Entry[];
  answer?: RememberedAnswer;
  /** Whose personal data the answer may hold; needed with `answer`. */
  expedienteId?: string;
}

/**
 * `conflict`: somebody was faster, or the key has just been used; nothing was written. Read and
 * decide again.
 */
export type Commit = 'committed' | 'conflict';

/** What a node has seen of an asistencia. */
export interface Remembered {
  asistencia: Asistencia;
  /** Null where they were not seen. */
  openPendientes: readonly PendienteWrite[] | null;
}

/**
 * Where cases are kept. Reads see every acknowledged commit; ids may be any text. Every method
 * throws `StoreUnavailable` when the store is away, and then nothing was written; but for a commit
 * whose connection broke while it was being confirmed, of which nobody can tell: that is what keys
 * are for.
 */
export interface Store {
  expediente(id: string): Promise<Expediente | null>;
  expedientes(query: ExpedienteQuery): Promise<Page<ExpedienteSummary>>;
  asistencia(id: string): Promise<Asistencia | null>;
  /** As it was last seen here, where that is remembered: others may have written it since. */
  remembered(asistenciaId: string): Remembered | null;
  asistenciasOf(expedienteId: string): Promise<AsistenciaSummary[]>;
  /** The journal of an asistencia in its order, notes included. */
  journal(
    asistenciaId: string,
    page: { after?: number | undefined; limit?: number; untilSeq?: number },
  ): Promise<Page<Entry>>;
  /** What the journal says of an expediente beside its asistencias, in its order. */
  journalOfExpediente(
    expedienteId: string,
    page: { after?: number | undefined; limit?: number },
  ): Promise<Page<Entry>>;
  pendiente(id: string): Promise<Pendiente | null>;
  pendientes(query: PendienteQuery): Promise<Page<Pendiente>>;
  openPendientes(asistenciaId: string): Promise<Pendiente[]>;
  answer(scope: string): Promise<RememberedAnswer | null>;
  commit(change: Change): Promise<Commit>;
  /**
   * The journal of all cases after a position, in the order of commits, whichever node wrote it.
   */
  changesSince(position: number, limit: number): Promise<Positioned[]>;
  /** The position of the last line; 0 where there is none. */
  latestChange(): Promise<number>;
  /**
   * Calls back when there may be something new for `changesSince`: this node has committed, or
   * another has notified. A notification may be lost, and SQLite knows none, so poll `changesSince`
   * besides. Returns what ends it.
   */
  onChange(listener: () => void): () => void;
  /**
   * Takes open pendientes due before `now` that nobody has taken yet, and writes an entry about
   * each, with its asistencia if it has one, together: each due time is taken once, by one node.
   * Soonest first.
   */
  takeOverdue(
    now: string,
    limit: number,
    entryOf: (pendiente: Pendiente, asistencia: AsistenciaSummary | null) => Entry | Promise<Entry>,
  ): Promise<Pendiente[]>;
  /** Forgets answers remembered before an instant: keys are for retries, not for ever. */
  forgetAnswers(before: string): Promise<void>;
  /**
   * Counts the newest lines of the journal for the measures, so that the first question after a
   * busy day need not wait for all of it. While there are commits, which would wait, it counts some
   * lines only.
   */
  countSteps(): Promise<void>;
  /** Sums over the journal. Long, and in nobody's way: commits go on meanwhile. */
  measures(query: MeasuresQuery & { now: string }): Promise<Measures>;
  /** Where the open asistencias are, with the `each` oldest of every state. */
  board(query: { now: string; each: number }): Promise<Board>;
  /**
   * Resolves when the statements of a commit, sent the way that commits go, could have been
   * committed.
   */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/**
 * The store is away, full or overwhelmed: nothing was written, and the same command may be sent
 * again.
 */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  readonly code = 'unavailable';
}
