import type { ColumnType, Generated } from 'kysely';

/** Never written again once inserted. */
type Fixed<T> = ColumnType<T, T, never>;

/**
 * The tables, the same in every database: columns for what is filtered, ordered or guarded; JSON as text for the
 * rest. Instants are UTC ISO 8601 with milliseconds, so that their text sorts as their time.
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
    /** Without case and accents: what a text search looks through. */
    search: Fixed<string>;
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
    envelope: string;
    /** How often an operator wrote the envelope anew, at the same revision. */
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
    /** Whose inbox it is in besides. */
    superior: string | null;
    expediente_id: Fixed<string>;
    asistencia_id: Fixed<string | null>;
    text: Fixed<string | null>;
    opened_at: Fixed<string>;
    closed_at: string | null;
    /** Its due time, until somebody has taken it as overdue. */
    announce_at: string | null;
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
  /** Answers to idempotency keys. */
  answer: {
    scope: Fixed<string>;
    body_hash: Fixed<string>;
    memory: Fixed<string>;
    expediente_id: Fixed<string | null>;
    at: Fixed<string>;
  };
}
