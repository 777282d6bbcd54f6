import type { Board } from './board.ts';
import type { EventLogQuery } from './event-log/event-log-query.ts';
import type { Positioned } from './feed.ts';
import type { SeenPerson } from './known-person.ts';
import type { KnownValues } from './known-values.ts';
import type { Load } from './load.ts';
import type { Measures, MeasuresQuery } from './measures.ts';
import type { ExpedienteQuery, ExpedienteSummary, ListedPendiente, Page, PendienteQuery } from './queries.ts';
import type { Asistencia, AsistenciaSummary, Entry, Expediente, Pendiente } from './records.ts';

/** The answer stored under a key: what was asked, and what is needed to repeat it. */
export interface RememberedAnswer {
  /** The caller, the path and the key. */
  scope: string;
  /** What was asked. */
  bodyHash: string;
  /** JSON; its shape is the use case's own. */
  memory: unknown;
}

/**
 * A pendiente to be written; `ofCoordinator` assigns it to the coordinator of the case as of the
 * commit.
 */
export type PendienteWrite = Pendiente & { ofCoordinator?: true };

/**
 * Everything that one command writes, as data: all of it or nothing. Records with a revision are
 * new versions: each replaces the stored version right before it (at revision 1, none).
 */
export interface Change {
  expediente?: Expediente;
  asistencia?: Asistencia;
  pendientes?: readonly PendienteWrite[];
  /** Reassigns every open pendiente of a case from one coordinator to another, as of the commit. */
  handover?: { expedienteId: string; from: string; to: string };
  /** A call beside the one that opened the case, by which the case is found too. */
  laterCall?: { expedienteId: string; id: string };
  entries?: readonly Entry[];
  answer?: RememberedAnswer;
  /** Whose personal data the answer may hold; needed with `answer`. */
  expedienteId?: string;
}

/**
 * `conflict`: another writer won, or the key has just been used; nothing was written. Read and
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
 * throws `StoreUnavailable` when the store is away, and then nothing was written. One exception: if
 * the connection breaks while a commit is confirmed, the commit may or may not stand; keys make the
 * retry safe.
 */
export interface Store {
  expediente(id: string): Promise<Expediente | null>;
  /** The number by which people name a case on the phone; null where there is no such case. */
  caseNumber(id: string): Promise<number | null>;
  expedientes(query: ExpedienteQuery): Promise<Page<ExpedienteSummary>>;
  asistencia(id: string): Promise<Asistencia | null>;
  /** As this node last saw it, if it is in memory: other nodes may have written it since. */
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
  pendientes(query: PendienteQuery): Promise<Page<ListedPendiente>>;
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
   * another has notified. A notification may be lost, and SQLite has none, so poll `changesSince`
   * as well. Returns a function that ends it.
   */
  onChange(listener: () => void): () => void;
  /**
   * Takes open pendientes due before `now` that no node has taken yet, soonest first. In the same
   * transaction it writes an entry about each, with its asistencia if it has one. Each due time is
   * taken once, by one node.
   */
  takeOverdue(
    now: string,
    limit: number,
    entryOf: (pendiente: Pendiente, asistencia: AsistenciaSummary | null) => Entry | Promise<Entry>,
  ): Promise<Pendiente[]>;
  /** Deletes answers stored before an instant: keys are for retries, and expire. */
  forgetAnswers(before: string): Promise<void>;
  /** Who has called, those who called last first; at most 10,000. */
  people(): Promise<SeenPerson[]>;
  /** Writes callers, each in place of what was known of them. */
  seePeople(people: readonly SeenPerson[]): Promise<void>;
  /**
   * Counts the newest lines of the journal for the measures, so that the first question after a
   * busy day need not wait for all of it. While commits arrive, it counts only some lines, so that
   * they do not wait.
   */
  countSteps(): Promise<void>;
  /** Sums over the journal. A long read, which does not block commits. */
  measures(query: MeasuresQuery & { now: string }): Promise<Measures>;
  /** The journal as an event log, piece by piece. A long read, which does not block commits. */
  eventLog(query: EventLogQuery): AsyncGenerator<string>;
  /** What the newest cases name, for people who would type it again. */
  knownValues(): Promise<KnownValues>;
  /** Where the open asistencias are, with the `each` oldest of every state. */
  board(query: { now: string; each: number }): Promise<Board>;
  /** Resolves once what runs a heavy read has started: the start is not the time of the read. */
  started(read: 'board' | 'search' | 'measures' | 'eventLog'): Promise<unknown>;
  /** How much is open, and how busy this node's store is. A long read. */
  load(now: string): Promise<Load>;
  /**
   * Sends the statements of a commit the way that commits go, and resolves if they could be
   * committed.
   */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/**
 * The store is away, full or overloaded: nothing was written, and the caller may retry the command.
 */
export class StoreUnavailable extends Error {
  override readonly name: string = 'StoreUnavailable';
  readonly code = 'unavailable';
}

/** The store did not say in time whether it has written a change: a key makes the retry safe. */
export class OutcomeUnknown extends StoreUnavailable {
  override readonly name = 'OutcomeUnknown';
}
