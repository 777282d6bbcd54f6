import type { EventDefinitions } from '../asistencia/asistencia-event.ts';
import type { ActionRef } from '../asistencia/setup.ts';
import type { StepConfig } from '../asistencia/step.ts';
import type { ClauseId } from '../procedure/clauses.ts';

/** A sub-stage that a program adds. */
export interface AddedState {
  /** The sub-stage of the same stage that it follows. */
  after: string;
  clauses: readonly [ClauseId, ...ClauseId[]];
  /** What is done on entering it: `opens('followWork')`. */
  entry?: readonly ActionRef[];
}

/** A transition, as the stage files write it; its target is a dotted path. */
export type AddedStep = StepConfig<string | undefined>;

/** What a program adds to the procedure. */
export interface Additions {
  /** Sub-stages, by their dotted path. */
  readonly states?: Readonly<Record<string, AddedState>>;
  /** Events, by their type, each made by `event`. */
  readonly events?: EventDefinitions;
  /** Closure statuses that end an asistencia, by their id. */
  readonly closures?: Readonly<Record<string, { clause: ClauseId }>>;
  /** By state and event: the transitions, in place of those that the state had for the event. */
  readonly steps?: Readonly<Record<string, Readonly<Record<string, AddedStep | readonly AddedStep[]>>>>;
}
