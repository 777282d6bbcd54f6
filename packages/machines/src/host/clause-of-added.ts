import { namedBy } from '../asistencia/citations.ts';
import { type EventType, isEventType } from '../asistencia/events.ts';
import type { ClauseId } from '../procedure/clauses.ts';
import { isStateId, type StateId } from '../procedure/states.ts';
import { candidateOf } from './candidates.ts';
import { type AsistenciaMachine, descendants, positionsOf } from './describe.ts';

/** The clause of a state that a program added; undefined for one of the procedure. */
export const clauseOfAddedState = (machine: AsistenciaMachine, state: StateId): ClauseId | undefined =>
  isStateId(state) ? undefined : positionsOf(machine).get(state)?.clauses[0];

const known = new WeakMap<AsistenciaMachine, ReadonlyMap<EventType, ClauseId | undefined>>();

/** The first clause that each event cites, of those that a program added. */
function clausesOfAddedEvents(machine: AsistenciaMachine): ReadonlyMap<EventType, ClauseId | undefined> {
  const clauses =
    known.get(machine) ??
    new Map(
      descendants(machine.root)
        .flatMap(({ transitions }) => [...transitions.values()].flat())
        .map((transition) => candidateOf(transition as never))
        .filter(({ event }) => !isEventType(event))
        .map(({ event, clauses: cited }) => [event, namedBy(cited)[0]] as const)
        .toReversed(),
    );
  known.set(machine, clauses);
  return clauses;
}

/** The clause of an event that a program added, or of the state in which it comes. */
export const clauseOfAdded = (
  machine: AsistenciaMachine,
  type: EventType,
  state: StateId,
): ClauseId | undefined =>
  isEventType(type) ? clauseOfAddedState(machine, state) : clausesOfAddedEvents(machine).get(type);
