import { initialTransition } from 'xstate';
import { z } from 'zod';
import type { AsistenciaEvent } from '../asistencia/asistencia-event.ts';
import { citedFor } from '../asistencia/citations.ts';
import { recordedContext } from '../asistencia/context.ts';
import type { Effect } from '../asistencia/effects.ts';
import type { EventType } from '../asistencia/events.ts';
import type { AsistenciaInput } from '../asistencia/input.ts';
import { MalformedInput } from '../asistencia/malformed-input.ts';
import type { ActorKind } from '../asistencia/setup.ts';
import type { ClauseId } from '../procedure/clauses.ts';
import type { ClosureStatus } from '../procedure/closures.ts';
import type { Role } from '../procedure/roles.ts';
import { type SubStageId, subStagesBetween } from '../procedure/stages.ts';
import type { StateId } from '../procedure/states.ts';
import type { Lang } from '../procedure/text.ts';
import { check } from '../values/check.ts';
import { instant } from '../values/instant.ts';
import { type By, by } from '../values/parties.ts';
import { type AllowedEvent, allowedIn, type BlockedEvent, blockedIn, closest } from './allowed.ts';
import { type Candidate, candidatesOf, type GuardUse, holds, sendersOf } from './candidates.ts';
import { clauseOfAdded, clauseOfAddedState } from './clause-of-added.ts';
import {
  type AsistenciaMachine,
  type AsistenciaSnapshot,
  type Description,
  describeIn,
  type StateIn,
  subStagesOf,
} from './describe.ts';
import { eventTableOf, refuseUnknownEvent } from './event-table.ts';
import type { Names, NoNames } from './names.ts';
import { checkEvent } from './parse-event.ts';
import { errorIn } from './parse-input.ts';
import { createRefusals, type Refusal, type RefusalWords } from './refusal.ts';
import { type Issue, issuesOf } from './result.ts';
import type { SnapshotCodec } from './snapshot.ts';
import { createTransit, effectsOf } from './transit.ts';

/** What the journal keeps of an accepted event besides the event itself. */
export interface Step<N extends Names = NoNames> {
  event: EventType | N['event']['type'];
  /** The transition that was taken, as `definition()` names it. */
  transition: string;
  /** Dotted paths; equal where the event was only recorded. */
  from: StateIn<N>;
  to: StateIn<N>;
  /** Those that applied to this case, of what the transition names. */
  clauses: readonly ClauseId[];
  actor: ActorKind;
  /** Sub-stages that the world overtook (5.2.A). */
  passed: readonly (SubStageId | N['subStage'])[];
  /** After the event. */
  closureStatus: ClosureStatus | N['closure'] | null;
}

/** The answer to an event: what follows from it, or every reason against it. */
export type Decision<L extends string = Lang, N extends Names = NoNames> =
  | {
      accepted: true;
      snapshot: AsistenciaSnapshot;
      /** To be applied in this order, in one transaction with the snapshot. */
      effects: readonly Effect[];
      step: Step<N>;
      /** The event as it was taken: texts trimmed. */
      event: AsistenciaEvent | N['event'];
    }
  | { accepted: false; refusals: readonly Refusal<L>[] };

/** What a machine says of asistencias: the part of a host that needs no catalogue. */
export interface Decisions<L extends string = Lang, N extends Names = NoNames> {
  /** An asistencia just opened. Throws `InputError`. */
  open(input: AsistenciaInput): { snapshot: AsistenciaSnapshot; effects: readonly Effect[] };
  /**
   * What an event leads to: the next snapshot and its effects, or every reason against it. Throws
   * for no event; what a replaced guard or action throws passes through.
   */
  decide(snapshot: AsistenciaSnapshot, event: AsistenciaEvent | N['event']): Decision<L, N>;
  /**
   * As `decide`, for an event that was checked already: one that `stamp` made of what
   * `parseEventRequest` gave.
   */
  decideParsed(snapshot: AsistenciaSnapshot, event: AsistenciaEvent | N['event']): Decision<L, N>;
  /** Every reason against an event; none if it would be accepted. Changes nothing. */
  explain(snapshot: AsistenciaSnapshot, event: AsistenciaEvent | N['event']): readonly Refusal<L>[];
  /** The events that `by` could have accepted at `at`, each with some payload. */
  allowed(snapshot: AsistenciaSnapshot, who: { at: string; by: By }): AllowedEvent<L, N>[];
  /** The events of the present state that `by` could not have accepted at `at`, and why. */
  blocked(snapshot: AsistenciaSnapshot, who: { at: string; by: By }): BlockedEvent<L, N>[];
  /** The roles that may send an event where the asistencia stands. */
  sendersOf(snapshot: AsistenciaSnapshot, type: EventType | N['event']['type']): readonly Role[];
  /** The snapshot that a journal leads to. Throws if the journal holds an event that is refused. */
  replay(input: AsistenciaInput, events: Iterable<AsistenciaEvent | N['event']>): AsistenciaSnapshot;
  /** Where an asistencia stands, in the procedure's words. */
  describe(snapshot: AsistenciaSnapshot): Description<N>;
  /** The refusal of a malformed event. `errors` names each field. */
  invalidEvent(errors: readonly Issue<L>[]): Refusal<L>;
  /** The refusal of whatever comes after a closure. */
  asistenciaClosed(state: StateIn<N>): Refusal<L>;
}

/** The decisions of one machine in the words of its host, on snapshots that `bind` binds to it. */
export function createDecisions<L extends string>(
  machine: AsistenciaMachine,
  { bind }: Pick<SnapshotCodec, 'bind'>,
  words: RefusalWords<L>,
): Decisions<L> {
  const refusals = createRefusals(words);
  const take = createTransit(machine);
  const { schemas } = eventTableOf(machine);
  const asistenciaClosed = (state: StateId) =>
    refusals.asistenciaClosed(state, clauseOfAddedState(machine, state));

  /** The transition that the event takes, or why it takes none. */
  function choose(snapshot: AsistenciaSnapshot, event: AsistenciaEvent): Candidate | readonly Refusal<L>[] {
    const { state, final } = describeIn(snapshot);
    const passes = (guard: GuardUse) => holds(snapshot, guard, event);
    if (!passes({ type: 'hasRole' })) return [refusals.roleNotAllowed(sendersOf(snapshot, event.type))];
    if (final) return [asistenciaClosed(state)];

    const candidates = candidatesOf(snapshot).filter((candidate) => candidate.event === event.type);
    const taken = candidates.find(({ guards }) => guards.every(passes));
    if (taken) return taken;
    // Of the branches meant for this event, the one that came closest tells why.
    const failed = closest(
      candidates.map(({ guards }) => guards.filter((guard) => !passes(guard)).map(({ type }) => type)),
    );
    return (
      failed?.map(refusals.guardRefused) ?? [
        refusals.notInThisState(event.type, state, clauseOfAdded(machine, event.type, state)),
      ]
    );
  }

  function decide(snapshot: AsistenciaSnapshot, value: AsistenciaEvent): Decision<L> {
    const checked = checkEvent(value, schemas.event);
    return checked.ok
      ? decideParsed(snapshot, checked.value)
      : { accepted: false, refusals: [refusals.invalidEvent(issuesOf(checked.faults, words.valueRule))] };
  }

  function decideParsed(given: AsistenciaSnapshot, event: AsistenciaEvent): Decision<L> {
    const from = bind(given);
    const chosen = choose(from, event);
    if (!('id' in chosen)) return { accepted: false, refusals: chosen };

    const { snapshot, effects, taken } = take(from, event);
    if (taken.length !== 1 || taken[0] !== chosen) {
      const ids = taken.map(({ id }) => id).join(' and ') || 'nothing';
      throw new Error(
        `The host chose ${chosen.id} and the machine took ${ids}: a guard answers twice differently`,
      );
    }
    return { accepted: true, snapshot, effects, event, step: stepOf(chosen, from, snapshot) };
  }

  function explain(snapshot: AsistenciaSnapshot, value: AsistenciaEvent): readonly Refusal<L>[] {
    const decision = decide(snapshot, value);
    return decision.accepted ? [] : decision.refusals;
  }

  function open(value: AsistenciaInput): ReturnType<Decisions<L>['open']> {
    const [snapshot, actions] = initialTransition(machine, value);
    if (snapshot.status === 'error') throw snapshot.error;
    return { snapshot, effects: effectsOf(actions) };
  }

  /** Where a journal begins. */
  function reopened(input: AsistenciaInput): AsistenciaSnapshot {
    try {
      const context = recordedContext(input);
      return machine.resolveState({ value: 'aperturaDeAsistencia', context }) as AsistenciaSnapshot;
    } catch (error) {
      throw errorIn(error, words.valueRule);
    }
  }

  function replay(input: AsistenciaInput, events: Iterable<AsistenciaEvent>): AsistenciaSnapshot {
    let snapshot = reopened(input);
    for (const event of events) {
      const decision = decide(snapshot, event);
      if (!decision.accepted) {
        throw new Error(
          `The journal holds a refused ${event.type}: ${decision.refusals.map(inShort).join(', ')}`,
        );
      }
      snapshot = decision.snapshot;
    }
    return snapshot;
  }

  /** An untyped program may leave out who asks, or when. */
  function checkCaller(who: unknown): void {
    const { at, by: sender } = (who ?? {}) as Partial<{ at: unknown; by: Partial<By> }>;
    if (typeof at === 'string' && typeof sender?.role === 'string') return;
    const checked = check(z.object({ at: instant, by }), who);
    throw errorIn(new MalformedInput(checked.ok ? [] : checked.faults), words.valueRule);
  }

  return {
    open,
    decide,
    decideParsed,
    explain,
    allowed(snapshot, who) {
      checkCaller(who);
      return allowedIn(bind(snapshot), who, words);
    },
    blocked(snapshot, who) {
      checkCaller(who);
      return blockedIn(bind(snapshot), who, words.event, refusals);
    },
    sendersOf(snapshot, type) {
      refuseUnknownEvent(machine, type);
      return sendersOf(bind(snapshot), type);
    },
    replay,
    describe: (snapshot) => describeIn(bind(snapshot)),
    invalidEvent: refusals.invalidEvent,
    asistenciaClosed,
  };
}

/** For a log: the codes that are the same in every language. */
const inShort = (refusal: Refusal<string>): string =>
  refusal.code === 'guard-refused' ? `${refusal.code} ${refusal.guard} (${refusal.clause})` : refusal.code;

function stepOf(
  { id, event, clauses, actor }: Candidate,
  from: AsistenciaSnapshot,
  to: AsistenciaSnapshot,
): Step {
  const [before, after] = [describeIn(from), describeIn(to)];
  const isWithinStage = before.stage !== null && before.stage === after.stage;
  return {
    event,
    transition: id,
    from: before.state,
    to: after.state,
    clauses: citedFor(clauses, from.context),
    actor,
    passed:
      isWithinStage && before.stage && before.subStage && after.subStage
        ? subStagesBetween(
            subStagesOf(to.machine as AsistenciaMachine, before.stage),
            before.subStage,
            after.subStage,
          )
        : [],
    closureStatus: after.closureStatus,
  };
}
