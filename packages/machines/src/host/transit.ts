import { type ActorScope, createActor, type ExecutableActionObject, type TransitionDefinition } from 'xstate';
import type { AsistenciaEvent } from '../asistencia/asistencia-event.ts';
import type { AsistenciaContext } from '../asistencia/context.ts';
import { type Effect, effectTypes } from '../asistencia/effects.ts';
import { type Candidate, candidateOf } from './candidates.ts';
import { takeChecked } from './checked-machine.ts';
import type { AsistenciaMachine, AsistenciaSnapshot } from './describe.ts';

type Definition = TransitionDefinition<AsistenciaContext, AsistenciaEvent>;
type Scope = ActorScope<AsistenciaSnapshot, AsistenciaEvent>;

/** What XState made of an event. */
export interface Transit {
  snapshot: AsistenciaSnapshot;
  effects: readonly Effect[];
  /** The transitions that it took: one, or none where it ignored the event. */
  taken: readonly Candidate[];
}

/** Takes an event on a machine as XState does, without a live actor. */
export function createTransit(
  machine: AsistenciaMachine,
): (snapshot: AsistenciaSnapshot, event: AsistenciaEvent) => Transit {
  let taken: readonly Candidate[] = [];
  const scope = inertScope(machine, (transitions) => {
    taken = transitions.map(candidateOf);
  });
  return (snapshot, event) => {
    const actions: ExecutableActionObject[] = [];
    const next = takeChecked(machine, snapshot, event, {
      ...scope,
      actionExecutor: (action) => actions.push(action),
    });
    return { snapshot: next, effects: effectsOf(actions), taken };
  };
}

/**
 * What XState's pure `transition()` makes for every event that it is given: an actor that is never
 * started. One for the machine will do, and it need not open an asistencia, which each time would
 * cost half a decision.
 */
function inertScope(
  machine: AsistenciaMachine,
  onStep: (transitions: readonly Definition[]) => void,
): Omit<Scope, 'actionExecutor'> {
  const unopened = { getInitialSnapshot: { value: () => ({ status: 'active' }) } };
  const self = createActor(Object.create(machine, unopened) as AsistenciaMachine, {
    input: undefined as never,
    inspect: (event) => {
      if (event.type === '@xstate.microstep') onStep(event._transitions as unknown as Definition[]);
    },
  });
  const nothing = () => {};
  return {
    self: self as Scope['self'],
    system: self.system,
    id: '',
    sessionId: '',
    logger: nothing,
    defer: nothing,
    emit: nothing,
    stopChild: nothing,
  };
}

/** The machine's effects among the actions of a transition. */
export const effectsOf = (actions: readonly { type: string; params: unknown }[]): Effect[] =>
  actions
    .filter(({ type }) => (effectTypes as readonly string[]).includes(type))
    .map(({ type, params }) => ({ type, params }) as Effect);
