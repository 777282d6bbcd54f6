import { getNextTransitions, type TransitionDefinition } from 'xstate';
import type { asistenciaMachine } from '../asistencia/asistencia.ts';
import type { Citation } from '../asistencia/citations.ts';
import type { AsistenciaContext } from '../asistencia/context.ts';
import type { AsistenciaEvent, EventType } from '../asistencia/events.ts';
import type { GuardName } from '../asistencia/guards.ts';
import type { ActorKind, TransitionMeta } from '../asistencia/setup.ts';
import { type Role, roles } from '../procedure/roles.ts';
import { rules } from '../procedure/rules.ts';
import { type AsistenciaSnapshot, statePath } from './describe.ts';

type Machine = typeof asistenciaMachine;
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

/** What a transition definition says. Every one of the machine is made by `step`, so it has its guards and meta. */
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

/** Whether a guard holds, by the machine's own implementation: one that was replaced through `provide` counts. */
export function holds(
  machine: Machine,
  { type, params }: GuardUse,
  context: AsistenciaContext,
  event: AsistenciaEvent,
): boolean {
  const guard = machine.implementations.guards[type] as (
    facts: { context: AsistenciaContext; event: AsistenciaEvent },
    params: unknown,
  ) => boolean;
  return guard({ context, event }, params);
}

/** Who may send an event here, by the machine's own guard: one that was replaced through `provide` counts. */
export const sendersOf = (machine: Machine, type: EventType, context: AsistenciaContext): readonly Role[] =>
  roles.filter((role) => {
    const asked = { type, at: context.lastAt, by: { id: role, role } } as AsistenciaEvent;
    return holds(machine, { type: 'hasRole' }, context, asked);
  });

/** A guard that only chooses among the branches of an event: nobody is refused by it. */
export const isRouting = ({ type }: GuardUse): boolean => !('refusal' in rules[type]);
