import type { ColumnType, Generated } from 'kysely';

/** Never written again once inserted. */
type Fixed<T> = ColumnType<T, T, never>;

/** An event between two states: there are about a hundred, among millions of steps. */
export interface Way {
  way: number;
  event: string;
  /** Null of an opening. */
  from_state: string | null;
  to_state: string;
  /**
   * The stage, authorization or closure that it leaves and enters; null where it stays within one.
   */
  leaves: string | null;
  enters: string | null;
}

/**
 * The tables, the same in every database: columns for what is filtered, ordered or guarded; JSON as
 * text for the rest. Instants are UTC ISO 8601 with milliseconds, so that their text sorts as their
 * time.
 */
export interface Tables {
  expediente: {
    id: Fixed<string>;
    revision: number;
    status: 'abierto' | 'cerrado';
    coordinator_id: string;
    coordinator_name: string | null;
    /** Without case and accents, for the filter. */
    city: Fixed<string>;
    opened_at: Fixed<string>;
    /** Without case and accents: what a text search looks through. Empty once it is erased. */
    search: string;
    /** The packed state of its machine. */
    snapshot: string;
    /** Holder, contact, location and call. */
    data: Fixed<string>;
  };
  asistencia: {
    id: Fixed<string>;
    expediente_id: Fixed<string>;
    revision: number;
    type: Fixed<string>;
    definition: Fixed<string>;
    priority: Fixed<string>;
    state: string;
    stage: string | null;
    sub_stage: string | null;
    closure_status: string | null;
    category: string | null;
    opened_at: Fixed<string>;
    last_at: string;
    since: string;
    envelope: string;
    /** How often an operator rewrote the envelope, at the same revision. */
    rewrites: Generated<number>;
    /** That of its expediente, for the tabs. */
    case_status: Generated<'abierto' | 'cerrado'>;
  };
  pendiente: {
    id: Fixed<string>;
    revision: number;
    kind: Fixed<string>;
    status: string;
    due_at: string;
    assignee: string | null;
    role: Fixed<string | null>;
    /** The superior whose inbox it is in too. */
    superior: string | null;
    expediente_id: Fixed<string>;
    asistencia_id: Fixed<string | null>;
    text: Fixed<string | null>;
    opened_at: Fixed<string>;
    closed_at: string | null;
    /** Its due time, until a node has taken it as overdue. */
    announce_at: string | null;
    /**
     * How many seconds late it was attended; negative where it was in time, null where it was not
     * attended.
     */
    late: number | null;
  };
  /** Append-only. */
  bitacora: {
    /** The order of the whole journal. */
    position: Generated<number>;
    id: Fixed<string>;
    expediente_id: Fixed<string>;
    asistencia_id: Fixed<string | null>;
    seq: Fixed<number>;
    kind: Fixed<string>;
    type: Fixed<string>;
    at: Fixed<string>;
    by_id: Fixed<string>;
    by_role: Fixed<string>;
    data: Fixed<string>;
  };
  /**
   * The part of the journal that the measures count: a row for each opening and each event. It can
   * be rebuilt from the journal.
   */
  step: {
    asistencia_id: Fixed<string>;
    seq: Fixed<number>;
    way: Fixed<number>;
    /** How long the previous state had lasted, in whole seconds; null of an opening. */
    seconds: Fixed<number | null>;
    /** When the state in which it ends was entered: milliseconds since 1970. */
    since: Fixed<number>;
    /** The stages, authorization and closures that were entered by then, as bits. */
    regions: Fixed<number>;
    /** 1 where the region in which it ends was never entered before, else 0. */
    is_first: Fixed<number>;
    /** Who answered an exception; null of every other event. */
    by_id: Fixed<string | null>;
    by_role: Fixed<string | null>;
    /** Of a closure. */
    reason: string | null;
    ground: Fixed<string | null>;
    percent: Fixed<number | null>;
  };
  /** The position up to which the journal has its steps: one row. */
  stepped: { position: number };
  /**
   * How many asistencias are open in each state: the sum of its rows. Triggers add a row for each
   * change, and `addSteps` sums them up.
   */
  standing: { state: Fixed<string>; count: Fixed<number> };
  /** The ways that steps went. */
  way: { [Name in keyof Way]: Fixed<Way[Name]> };
  /** Who has called; nothing else refers to it. */
  person: { id: Fixed<string>; name: string | null; role: string; last_seen_at: string };
  /** Answers to idempotency keys. */
  answer: {
    scope: Fixed<string>;
    body_hash: Fixed<string>;
    memory: Fixed<string>;
    expediente_id: Fixed<string | null>;
    at: Fixed<string>;
  };
}
