import type { ActorKind, ClauseId, Role, Text } from '@conexion/machines';
import type { ChartGuard } from './chart.ts';

/** A guard of a transition, with its label. */
export type Guard = ChartGuard;

/** One event of an arrow, with every way its guards let it pass. */
export interface Step {
  event: string;
  label: Text<string>;
  /** Null in a machine that names no actor. */
  actor: ActorKind | null;
  roles: Role[];
  clauses: ClauseId[];
  /**
   * For each transition of the definition, in order, its guards: all of one must hold, and one is
   * enough.
   */
  ways: { transition: string; guards: readonly Guard[] }[];
}

/** Where a group of states is drawn together: a stage, or any other composed state. */
export interface Region {
  id: string;
  /** The region that it lies in; null for the outermost, which those of the procedure all are. */
  parent: string | null;
  /** Whether it is in all of its parts at once. */
  isParallel: boolean;
  /** The state or region in it where it begins, where the drawing is to show that. */
  begins?: string;
  /** What it does by itself, in words. */
  notes: Text<string>[];
  label: Text<string>;
  /** The number of the stage; null for any other region. */
  number: number | null;
  clauses: ClauseId[];
  /**
   * A closure status that is held in the whole region without ending anything
   * (`proveedorConcluido`).
   */
  held: { status: string; label: Text<string>; clause: ClauseId } | null;
}

/** A state of the graph. */
export interface State {
  id: string;
  region: string | null;
  label: Text<string>;
  /** Its place in the procedure, such as 3.2; null outside of the stages. */
  number: string | null;
  clauses: ClauseId[];
  /** The closure status, of a state that ends the case. */
  closure: string | null;
  /** What it does by itself, in words. */
  notes: Text<string>[];
  /** Of a region that is drawn as one state: how much it holds. */
  holds?: { states: number; steps: number };
}

/**
 * All transitions from one place to another. `source` may be a region: the arrow leaves from any of
 * its states.
 */
export interface Edge {
  id: string;
  source: string;
  target: string;
  /** `main` is the line that a case follows when nothing comes in between. */
  kind: 'main' | 'forward' | 'back' | 'closure';
  steps: Step[];
  /** Where it leads, of an arrow whose target is on another page: in words, and to what closure. */
  elsewhere?: { words: Text<string>; closure: string | null };
}

/** What is recorded in a state or in a whole region without moving anything: one event. */
export interface SelfRecord {
  id: string;
  source: string;
  step: Step;
}

/** A machine as a drawing knows it, without geometry and in every language. */
export interface Graph {
  machine: string;
  version: number;
  initial: string;
  /** The states where the parts of a parallel region begin, which no arrow shows. */
  starts: string[];
  /** In the order of reading. */
  regions: Region[];
  states: State[];
  edges: Edge[];
  records: SelfRecord[];
  clauses: Readonly<Partial<Record<ClauseId, Text<string>>>>;
  /** What those are called whose acts the steps are, where the machine's host has words for it. */
  actors: Readonly<Partial<Record<ActorKind, Text>>>;
}
