import type {
  AsistenciaContext,
  AsistenciaEvent,
  ClauseId,
  Effect,
  EventOf,
  EventType,
  RefusingGuard,
  Role,
  StateId,
} from '@conexion/machines';

/** An asistencia as plain data. */
export interface Asistencia {
  state: StateId;
  context: AsistenciaContext;
}

/** What a program that hosts the reducer would translate: the words stand in its own catalogue. */
export type ReducerRefusal =
  | { code: 'role-not-allowed'; guard: 'hasRole'; clause: ClauseId; roles: readonly Role[] }
  | { code: 'asistencia-closed' | 'not-in-this-state'; clause: ClauseId }
  | { code: 'guard-refused'; guard: RefusingGuard; clause: ClauseId };

export type Outcome =
  | { accepted: true; next: Asistencia; effects: readonly Effect[] }
  | { accepted: false; refusals: readonly ReducerRefusal[] };

/**
 * What an event does in a state: `next` is a copy of the memory, stamped, for the step to write on.
 */
export interface Move<E = AsistenciaEvent> {
  event: E;
  before: AsistenciaContext;
  state: StateId;
  next: AsistenciaContext;
  effects: Effect[];
}

/** Answers the guards that fail, or takes the step and answers the state that it leads to. */
export type Handler<T extends EventType> = (move: Move<EventOf<T>>) => StateId | readonly RefusingGuard[];

export type Handlers = { readonly [T in EventType]?: Handler<T> };

/** The guards among some answers that refuse; null if none does. */
export function failing(...answers: readonly (RefusingGuard | false)[]): RefusingGuard[] | null {
  let failed: RefusingGuard[] | null = null;
  for (const answer of answers) {
    if (answer === false) continue;
    failed ??= [];
    failed.push(answer);
  }
  return failed;
}
