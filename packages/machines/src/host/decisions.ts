import { initialTransition } from 'xstate';
import type { AsistenciaEvent } from '../asistencia/asistencia-event.ts';
import { citedFor } from '../asistencia/citations.ts';
import type { Effect } from '../asistencia/effects.ts';
import type { EventType } from '../asistencia/events.ts';
import type { AsistenciaInput } from '../asistencia/input.ts';
import type { ActorKind } from '../asistencia/setup.ts';
import type { ClauseId } from '../procedure/clauses.ts';
import type { ClosureStatus } from '../procedure/closures.ts';
import type { SubStageId } from '../procedure/stages.ts';
import type { StateId } from '../procedure/states.ts';
import type { Lang } from '../procedure/text.ts';
import { closest } from './allowed.ts';
import type { Binding } from './binding.ts';
import { type Facts, type Guard, sendersOf } from './candidates.ts';
import { clauseOfAdded, clauseOfAddedState } from './clause-of-added.ts';
import type { AsistenciaMachine, AsistenciaSnapshot, StateIn } from './describe.ts';
import { eventTableOf } from './event-table.ts';
import type { Names, NoNames } from './names.ts';
import { checkEvent } from './parse-event.ts';
import { createRefusals, type Refusal, type RefusalWords } from './refusal.ts';
import { type Issue, issuesOf } from './result.ts';
import { type Act, type Place, type Row, type Table, tableOf } from './table.ts';
import { createTransit, effectsOf, type Transit } from './transit.ts';

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

/** What a machine says to events. */
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
  /** The refusal of a malformed event. `errors` names each field. */
  invalidEvent(errors: readonly Issue<L>[]): Refusal<L>;
  /** The refusal of whatever comes after a closure. */
  asistenciaClosed(state: StateIn<N>): Refusal<L>;
}

/** The decisions of one machine in the words of its host, on snapshots that `bind` binds to it. */
export function createDecisions<L extends string>(
  machine: AsistenciaMachine,
  { bind }: Pick<Binding, 'bind'>,
  words: RefusalWords<L>,
): Decisions<L> {
  const refusals = refusalsOf(machine, words);
  const choose = chooserOf(refusals);
  const takeByXState = createTransit(machine);
  const { schemas } = eventTableOf(machine);

  function decide(snapshot: AsistenciaSnapshot, value: AsistenciaEvent): Decision<L> {
    const checked = checkEvent(value, schemas.event);
    return checked.ok
      ? decideParsed(snapshot, checked.value)
      : { accepted: false, refusals: [refusals.invalidEvent(issuesOf(checked.faults, words.valueRule))] };
  }

  function decideParsed(given: AsistenciaSnapshot, event: AsistenciaEvent): Decision<L> {
    const from = bind(given);
    const table = tableOf(machine);
    const place = table.placeOf(from);
    const chosen = choose(from, table, place, event);
    if (!('candidate' in chosen)) return { accepted: false, refusals: chosen };
    const { snapshot, effects } = chosen.acts
      ? followed(table.places.get(chosen.to) as Place, chosen.acts, from, event)
      : asChosen(chosen, takeByXState(from, event));
    const step = stepOf(chosen, from.context, place, table.placeOf(snapshot));
    return { accepted: true, snapshot, effects, event, step };
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

  const { invalidEvent, asistenciaClosed } = refusals;
  return { open, decide, decideParsed, explain, invalidEvent, asistenciaClosed };
}

type Refusals<L extends string> = ReturnType<typeof refusalsOf<L>>;

/** The refusals of one machine, where what was added to it cites its own clauses. */
function refusalsOf<L extends string>(machine: AsistenciaMachine, words: RefusalWords<L>) {
  const { asistenciaClosed, notInThisState, ...others } = createRefusals(words);
  return {
    ...others,
    asistenciaClosed: (state: StateId) => asistenciaClosed(state, clauseOfAddedState(machine, state)),
    notInThisState: (type: EventType, state: StateId) =>
      notInThisState(type, state, clauseOfAdded(machine, type, state)),
  };
}

/** Chooses the transition that an event takes, or says why it takes none. */
const chooserOf =
  <L extends string>({ roleNotAllowed, asistenciaClosed, guardRefused, notInThisState }: Refusals<L>) =>
  (
    snapshot: AsistenciaSnapshot,
    { hasRole }: Table,
    { state, rows: rowsOf }: Place,
    event: AsistenciaEvent,
  ): Row | readonly Refusal<L>[] => {
    const facts = { context: snapshot.context, event };
    if (!hasRole.holds(snapshot, facts)) return [roleNotAllowed(sendersOf(snapshot, event.type))];
    if (snapshot.status === 'done') return [asistenciaClosed(state)];

    const rows = rowsOf.get(event.type) ?? [];
    for (const row of rows) if (isTaken(row, snapshot, facts)) return row;
    const passes = (guard: Guard) => guard.holds(snapshot, facts);
    // Of the branches meant for this event, the one that came closest tells why.
    const failed = closest(
      rows.map(({ guards }) => guards.filter((guard) => !passes(guard)).map(({ type }) => type)),
    );
    return failed?.map(guardRefused) ?? [notInThisState(event.type, state)];
  };

/** What XState did, where it took the transition that the table chose. */
function asChosen({ candidate }: Row, transit: Transit): Transit {
  const { taken } = transit;
  if (taken.length === 1 && taken[0] === candidate) return transit;
  const ids = taken.map(({ id }) => id).join(' and ') || 'nothing';
  throw new Error(
    `The host chose ${candidate.id} and the machine took ${ids}: a guard answers twice differently`,
  );
}

/** The transition of a snapshot, as the table has it. */
function followed(
  { template }: Place,
  acts: readonly Act[],
  from: AsistenciaSnapshot,
  event: AsistenciaEvent,
): Omit<Transit, 'taken'> {
  const context = { ...from.context };
  const effects: Effect[] = [];
  for (const act of acts) act(context, event, effects);
  const { status, _nodes, value, tags } = template;
  return { snapshot: { ...from, status, context, _nodes, value, tags } as AsistenciaSnapshot, effects };
}

function isTaken({ guards }: Row, snapshot: AsistenciaSnapshot, facts: Facts): boolean {
  for (const guard of guards) if (!guard.holds(snapshot, facts)) return false;
  return true;
}

const stepOf = (
  { candidate: { id, event, clauses, actor }, cited, passed }: Row,
  context: AsistenciaSnapshot['context'],
  from: Place,
  to: Place,
): Step => ({
  event,
  transition: id,
  from: from.state,
  to: to.state,
  clauses: cited ?? citedFor(clauses, context),
  actor,
  passed,
  closureStatus: to.meta.closureStatus ?? null,
});
