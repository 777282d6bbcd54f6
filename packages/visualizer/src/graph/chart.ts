import type { ActorKind, Text } from '@conexion/machines';

/** An action on entry, on exit or on the way: what happens besides the move. */
export interface ChartAction {
  type: string;
  label: Text;
}

/** A named condition of a transition. */
export interface ChartGuard {
  name: string;
  label: Text;
  /** The rule that it enforces; null in a machine without a written procedure. */
  clause: string | null;
}

/** A state of a machine, as diagrams and exports read it. */
export interface ChartState {
  /** Dotted path; of the machine itself, where it is a place of its own, `#` and its id. */
  path: string;
  parent: string | null;
  kind: 'atomic' | 'compound' | 'parallel' | 'final' | 'history';
  /** Of a compound state: the path where it begins. */
  initial: string | null;
  label: Text;
  clauses: readonly string[];
  closureStatus: string | null;
  /** On entry. */
  effects: readonly ChartAction[];
  exits?: readonly ChartAction[];
  /** What runs while the machine is here, by name. */
  invokes?: readonly { id: string; source: string }[];
  /** Of a history state. */
  history?: 'shallow' | 'deep';
}

/** A transition of a machine, as diagrams and exports read it. */
export interface ChartTransition {
  id: string;
  /** The state that declares it: a composed one speaks for all within. */
  source: string;
  /** The place that is entered; null where the event is taken and nothing moves. */
  target: string | null;
  /** Where several regions are entered at once: the other places. */
  alsoTo?: readonly string[];
  /** Empty for what needs no event. */
  event: string;
  /** What makes it happen, where that is no event from outside. */
  trigger?: 'always' | 'after' | 'done' | 'error';
  /** Of `after`: milliseconds, or the name of a delay. */
  delay?: string;
  /** Whether the source is left and entered again. */
  reenters?: boolean;
  label: Text;
  /** All must hold. */
  guards: readonly ChartGuard[];
  roles: readonly string[];
  clauses: readonly string[];
  actor: ActorKind | null;
  effects: readonly ChartAction[];
}

/**
 * A state machine as plain data, whatever it is about: what exports and comparisons read. Transitions of one
 * state stand in the order in which they are tried. The `Definition` of the procedure is one.
 */
export interface Chart {
  machine: string;
  version: number;
  /** The place where it begins. */
  initial: string;
  states: readonly ChartState[];
  transitions: readonly ChartTransition[];
  /** The clauses that states and transitions cite, in words. */
  clauses: Readonly<Record<string, Text>>;
}
