import type { ActorKind, Text } from '@conexion/machines';

/** An action on entry, on exit or on the way: what happens besides the move. */
export interface ChartAction {
  type: string;
  label: Text<string>;
  /** The event that it puts before all others. */
  raises?: string;
}

/** A condition of a transition. Two of the same name and label are the same condition. */
export interface ChartGuard {
  name: string;
  label: Text<string>;
  /** The rule that it enforces; null in a machine without a written procedure. */
  clause: string | null;
  /** What it is made of; left out, it is one condition by itself. */
  parts?: { operator: 'and' | 'or' | 'not'; guards: readonly ChartGuard[] };
  /** The path of the state in which it holds, of a condition about another part of the machine. */
  isIn?: string;
}

/** An actor that runs while the machine is in a state. */
export interface ChartInvoke {
  id: string;
  source: string;
  /** Of a source that has no name. */
  label?: Text<string>;
}

/** A state of a machine, as diagrams and exports read it. */
export interface ChartState {
  /** Dotted path; of the machine itself, where it is a place, `#` and its id. */
  path: string;
  parent: string | null;
  kind: 'atomic' | 'compound' | 'parallel' | 'final' | 'history';
  /** Of a compound state: the path where it begins. */
  initial: string | null;
  label: Text<string>;
  clauses: readonly string[];
  closureStatus: string | null;
  /** On entry. */
  effects: readonly ChartAction[];
  exits?: readonly ChartAction[];
  /** What runs while the machine is here, by name. */
  invokes?: readonly ChartInvoke[];
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
  /**
   * The composed states that the machine names as targets, where it begins in `target` and `alsoTo`
   * within them.
   */
  named?: readonly string[];
  /** Empty for what needs no event. */
  event: string;
  /** What makes it happen, where that is no event from outside. */
  trigger?: 'always' | 'after' | 'done' | 'error';
  /** Of `done` and `error`: the path of the state, or the id of what ran in it. */
  ended?: string;
  /** Of `after`: milliseconds, or the name of a delay. */
  delay?: string;
  /** Whether the source is left and entered again. */
  reenters?: boolean;
  label: Text<string>;
  /** All must hold. */
  guards: readonly ChartGuard[];
  roles: readonly string[];
  clauses: readonly string[];
  actor: ActorKind | null;
  effects: readonly ChartAction[];
}

/**
 * A state machine as plain data, whatever it is about: what exports and comparisons read.
 * Transitions of one state stand in the order in which they are tried. The `Definition` of the
 * procedure is one.
 */
export interface Chart {
  machine: string;
  version: number;
  /** The place where it begins. */
  initial: string;
  states: readonly ChartState[];
  transitions: readonly ChartTransition[];
  /** The clauses that states and transitions cite, in words. */
  clauses: Readonly<Record<string, Text<string>>>;
}
