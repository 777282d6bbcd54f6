import { and, getNextTransitions, type TransitionDefinition } from 'xstate';
import type { AsistenciaEvent } from '../asistencia/asistencia-event.ts';
import type { Citation } from '../asistencia/citations.ts';
import type { AsistenciaContext } from '../asistencia/context.ts';
import type { EventType } from '../asistencia/events.ts';
import type { GuardName } from '../asistencia/guards.ts';
import type { ActorKind, TransitionMeta } from '../asistencia/setup.ts';
import { type Role, roles } from '../procedure/roles.ts';
import { type RefusingGuard, rules } from '../procedure/rules.ts';
import { type AsistenciaMachine, type AsistenciaSnapshot, statePath } from './describe.ts';

type Definition = TransitionDefinition<AsistenciaContext, AsistenciaEvent>;

/** A guard of a transition, with what chooses its branch. */
export interface GuardUse {
  type: GuardName;
  params?: unknown;
}

/** A transition of the machine, read for its guards, its clauses and whose act it is. */
export interface Candidate {
  /** Stable as long as its state keeps its order: `source event index`. */
  id: string;
  event: EventType;
  guards: readonly GuardUse[];
  clauses: readonly Citation[];
  actor: ActorKind;
}

const read = new WeakMap<Definition, Candidate>();

/**
 * What a transition definition says. Every one of the machine is made by `step`, so it has its
 * guards and meta.
 */
export function candidateOf(definition: Definition): Candidate {
  const known = read.get(definition);
  if (known) return known;
  const { source, eventType, guard, meta } = definition;
  const index = source.transitions.get(eventType)?.indexOf(definition as never) ?? 0;
  const candidate = {
    id: `${source.path.join('.')} ${eventType} ${index}`,
    event: eventType as EventType,
    guards: (guard as unknown as { guards: GuardUse[] }).guards,
    ...(meta as TransitionMeta),
  };
  read.set(definition, candidate);
  return candidate;
}

/** By machine and state: what a state takes is the same for every asistencia that stands in it. */
const inState = new WeakMap<object, Map<string, readonly Candidate[]>>();

/** The transitions that a snapshot has, in the order in which XState tries them. */
export function candidatesOf(snapshot: AsistenciaSnapshot): readonly Candidate[] {
  const { machine, value } = snapshot;
  const known = inState.get(machine) ?? new Map<string, readonly Candidate[]>();
  inState.set(machine, known);
  const state = statePath(value);
  const candidates =
    known.get(state) ??
    getNextTransitions(snapshot).map((definition) => candidateOf(definition as unknown as Definition));
  known.set(state, candidates);
  return candidates;
}

/** What a guard is asked about: the memory of an asistencia, on its own machine. */
export type Asked = Pick<AsistenciaSnapshot, 'machine' | 'context'>;

/** What a guard reads. */
export interface Facts {
  context: AsistenciaContext;
  event: AsistenciaEvent;
}
type GuardFunction = (facts: Facts, params: unknown) => boolean;

/**
 * XState's own evaluation, for a guard that was replaced by the name of another or by `and`, `or`,
 * `not`.
 */
const { check: evaluated } = and([]) as unknown as {
  check(asked: Asked, facts: Facts, guards: { guards: readonly GuardUse[] }): boolean;
};

/** A guard with the implementation that a machine has. */
export interface Guard {
  type: GuardName;
  holds(asked: Asked, facts: Facts): boolean;
}

/** The guard that a machine asks where a transition uses it. */
export function guardOf(
  { implementations }: Pick<AsistenciaMachine, 'implementations'>,
  use: GuardUse,
): Guard {
  const guard: unknown = implementations.guards[use.type];
  const { type, params } = use;
  const isOwnWork = typeof guard === 'function' && !('check' in guard) && typeof params !== 'function';
  return isOwnWork
    ? { type, holds: (_, facts) => (guard as GuardFunction)(facts, params) }
    : { type, holds: (asked, facts) => evaluated(asked, facts, { guards: [use] }) };
}

/** Whether a guard holds, by the implementation that the asistencia's machine has. */
export const holds = (asked: Asked, use: GuardUse, event: AsistenciaEvent): boolean =>
  guardOf(asked.machine, use).holds(asked, { context: asked.context, event });

/** The roles that may send an event, by the guard that the asistencia's machine has. */
export const sendersOf = (asked: Asked, type: EventType): readonly Role[] =>
  roles.filter((role) => {
    const at = asked.context.lastAt;
    return holds(asked, { type: 'hasRole' }, { type, at, by: { id: role, role } } as AsistenciaEvent);
  });

/** A guard that only chooses among the branches of an event; it never refuses the event. */
export const isRouting = (type: GuardName): type is Exclude<GuardName, RefusingGuard> =>
  'routing' in rules[type];
