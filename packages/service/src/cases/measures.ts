import type { ExceptionGround, PendienteKind, Role } from '@conexion/machines';

/** Which asistencias are measured; by default all. */
export interface MeasuresQuery {
  /** Opened at or after, and before: UTC instants. */
  from?: string | undefined;
  to?: string | undefined;
  type?: string | undefined;
  city?: string | undefined;
  /** Who holds the case. */
  coordinator?: string | undefined;
}

/**
 * Whole seconds, by nearest rank: half of the counted, nine tenths of them, took so long or less.
 */
export interface Spread {
  count: number;
  medianSeconds: number | null;
  p90Seconds: number | null;
}

/** `count`, and the times, are of the stays that have ended. */
export interface StateMeasure extends Spread {
  state: string;
  /** How often it was entered. */
  entered: number;
}

/** How long the state had lasted when the event came: of one that moves nothing too. */
export interface TransitionMeasure extends Spread {
  from: string;
  to: string;
  event: string;
}

/** How many asistencias ever came to a stage, to the authorization or to a closure. */
export interface FunnelStep {
  region: string;
  reached: number;
}

/**
 * What ended asistencias, by where they were. `event` is its reason in the procedure's own words.
 */
export interface ClosureMeasure {
  status: string;
  /** The stage that was left, or the authorization. */
  region: string;
  event: string;
  count: number;
}

/** The reason of closures that demand one, as it was written. */
export interface ReasonMeasure {
  status: string;
  reason: string;
  count: number;
}

/** What became of exceptions (5.1.G to 5.1.J), by who answered. */
export interface ExceptionMeasure {
  ground: ExceptionGround;
  outcome: 'requested' | 'approved' | 'denied' | 'escalated';
  /** Of an approval. */
  discountPercent: number | null;
  /** Null of a request. */
  authorizer: { id: string; role: Role } | null;
  count: number;
}

/** Pendientes that were attended or still wait; those cancelled had nothing left to be late for. */
export interface LatenessMeasure {
  kind: PendienteKind;
  count: number;
  late: number;
  /** Of the late ones, as of now where they still wait. */
  medianLateSeconds: number | null;
}

export interface Measures {
  asistencias: number;
  states: StateMeasure[];
  transitions: TransitionMeasure[];
  funnel: FunnelStep[];
  closures: ClosureMeasure[];
  /** The most frequent ones, as far as they are listed. */
  reasons: ReasonMeasure[];
  exceptions: ExceptionMeasure[];
  lateness: LatenessMeasure[];
}
