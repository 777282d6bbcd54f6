import { type ActorScope, createActor, type ExecutableActionObject, initialTransition } from 'xstate';
import { asistenciaMachine } from '../asistencia/asistencia.ts';
import { citedFor } from '../asistencia/citations.ts';
import { recordedContext } from '../asistencia/context.ts';
import { type Effect, effectTypes } from '../asistencia/effects.ts';
import type { AsistenciaEvent, EventType } from '../asistencia/events.ts';
import { type AsistenciaInput, asistenciaInputSchema } from '../asistencia/input.ts';
import type { ActorKind } from '../asistencia/setup.ts';
import type { ClauseId } from '../procedure/clauses.ts';
import type { ClosureStatus } from '../procedure/closures.ts';
import { type SubStageId, subStagesBetween } from '../procedure/stages.ts';
import type { StateId } from '../procedure/states.ts';
import type { Text } from '../procedure/text.ts';
import type { By } from '../values/parties.ts';
import { type AllowedEvent, allowedIn } from './allowed.ts';
import { type Candidate, candidatesOf, type GuardUse, holds, isRouting, sendersOf } from './candidates.ts';
import { type AsistenciaSnapshot, describe } from './describe.ts';
import { parseEvent } from './parse-event.ts';
import {
  asistenciaClosed,
  guardRefused,
  invalidEvent,
  notInThisState,
  type Refusal,
  roleNotAllowed,
} from './refusal.ts';

/** What the journal keeps of an accepted event besides the event itself. */
export interface Step {
  event: EventType;
  /** The transition that was taken, as `definition()` names it. */
  transition: string;
  /** Dotted paths; equal where the event was only recorded. */
  from: StateId;
  to: StateId;
  /** Those that applied to this case, of what the transition names. */
  clauses: readonly ClauseId[];
  actor: ActorKind;
  /** Sub-stages that the world overtook (5.2.A). */
  passed: readonly SubStageId[];
  /** After the event. */
  closureStatus: ClosureStatus | null;
}

export type Decision =
  | {
      accepted: true;
      snapshot: AsistenciaSnapshot;
      /** To be applied in this order, in one transaction with the snapshot. */
      effects: readonly Effect[];
      step: Step;
      /** The event as it was taken: texts trimmed. */
      event: AsistenciaEvent;
    }
  | { accepted: false; refusals: readonly Refusal[] };

/**
 * The pure API for whoever hosts the machine: nothing here reads a clock or does I/O. `createHost` takes a machine
 * whose guards were replaced through `provide`; everybody else uses the functions of `index.ts`.
 */
export function createHost(machine: typeof asistenciaMachine = asistenciaMachine) {
  const scope = inertScope(machine);

  /** The transition that the event takes, or why it takes none. */
  function choose(snapshot: AsistenciaSnapshot, event: AsistenciaEvent): Candidate | readonly Refusal[] {
    const { state, final } = describe(snapshot);
    const roles = sendersOf(machine, event.type, snapshot.context);
    if (!roles.includes(event.by.role)) return [roleNotAllowed(roles)];
    if (final) return [asistenciaClosed(state)];

    const passes = (guard: GuardUse) => holds(machine, guard, snapshot.context, event);
    const candidates = candidatesOf(snapshot).filter((candidate) => candidate.event === event.type);
    const taken = candidates.find(({ guards }) => guards.every(passes));
    if (taken) return taken;
    // Of the branches meant for this event, the one that came closest tells why.
    const [closest] = candidates
      .map(({ guards }) => guards.filter((guard) => !passes(guard)))
      .filter((failed) => !failed.some(isRouting))
      .sort((a, b) => a.length - b.length);
    return closest?.map(({ type }) => guardRefused(type)) ?? [notInThisState(event.type, state)];
  }

  /** What an event leads to: the next snapshot and its effects, or every reason against it. Never throws for an event. */
  function decide(snapshot: AsistenciaSnapshot, value: AsistenciaEvent): Decision {
    const parsed = parseEvent(value);
    return parsed.ok
      ? decideParsed(snapshot, parsed.value)
      : { accepted: false, refusals: [invalidEvent(parsed.errors)] };
  }

  /** As `decide`, for an event that was checked already: one that `stamp` made of what `parseEventRequest` gave. */
  function decideParsed(snapshot: AsistenciaSnapshot, event: AsistenciaEvent): Decision {
    const chosen = choose(snapshot, event);
    if (!('id' in chosen)) return { accepted: false, refusals: chosen };

    const actions: ExecutableActionObject[] = [];
    const next = machine.transition(snapshot, event, {
      ...scope,
      actionExecutor: (action) => actions.push(action),
    });
    const before = describe(snapshot);
    const after = describe(next);
    const isWithinStage = before.stage !== null && before.stage === after.stage;
    return {
      accepted: true,
      snapshot: next,
      effects: effectsOf(actions),
      event,
      step: {
        event: event.type,
        transition: chosen.id,
        from: before.state,
        to: after.state,
        clauses: citedFor(chosen.clauses, snapshot.context),
        actor: chosen.actor,
        passed:
          isWithinStage && before.stage && before.subStage && after.subStage
            ? subStagesBetween(before.stage, before.subStage, after.subStage)
            : [],
        closureStatus: after.closureStatus,
      },
    };
  }

  /** Every reason against an event; none if it would be accepted. Changes nothing. */
  function explain(snapshot: AsistenciaSnapshot, value: AsistenciaEvent): readonly Refusal[] {
    const decision = decide(snapshot, value);
    return decision.accepted ? [] : decision.refusals;
  }

  /** An asistencia just opened. Throws a ZodError where the input is not one. */
  function openAsistencia(value: AsistenciaInput): {
    snapshot: AsistenciaSnapshot;
    effects: readonly Effect[];
  } {
    const [snapshot, actions] = initialTransition(machine, asistenciaInputSchema.parse(value));
    return { snapshot, effects: effectsOf(actions) };
  }

  /** The events that `by` could have accepted at `at`, each with some payload. */
  const allowedEvents = (snapshot: AsistenciaSnapshot, who: { at: string; by: By }): AllowedEvent[] =>
    allowedIn(machine, snapshot, who);

  /** The snapshot that a journal leads to. Throws where the journal holds an event that is refused. */
  function replay(input: AsistenciaInput, events: Iterable<AsistenciaEvent>): AsistenciaSnapshot {
    let snapshot = machine.resolveState({
      value: 'aperturaDeAsistencia',
      context: recordedContext(input),
    }) as AsistenciaSnapshot;
    for (const event of events) {
      const decision = decide(snapshot, event);
      if (!decision.accepted) {
        const [refusal] = decision.refusals as readonly { code: string; message: Text }[];
        throw new Error(
          `The journal holds a refused ${event.type}: ${refusal?.code}, ${refusal?.message.en}`,
        );
      }
      snapshot = decision.snapshot;
    }
    return snapshot;
  }

  return { machine, openAsistencia, decide, decideParsed, explain, allowedEvents, replay };
}

export type Host = ReturnType<typeof createHost>;

type Scope = ActorScope<AsistenciaSnapshot, AsistenciaEvent>;

/**
 * What XState's pure `transition()` makes for every event that it is given: an actor that is never started. One for the
 * machine will do, and it need not open an asistencia, which each time would cost half a decision.
 */
function inertScope(machine: typeof asistenciaMachine): Omit<Scope, 'actionExecutor'> {
  const self = createActor(
    Object.create(machine, { getInitialSnapshot: { value: () => ({ status: 'active' }) } }) as typeof machine,
    { input: undefined as never },
  );
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
const effectsOf = (actions: readonly { type: string; params: unknown }[]): Effect[] =>
  actions
    .filter(({ type }) => (effectTypes as readonly string[]).includes(type))
    .map(({ type, params }) => ({ type, params }) as Effect);
