import type { EventOf } from '../../asistencia/asistencia-event.ts';
import type { EventType } from '../../asistencia/events.ts';
import type { Decision } from '../../host/decisions.ts';
import type { ClauseId } from '../../procedure/clauses.ts';
import type { Moment } from '../trace.ts';

/** A property of every moment of every asistencia, and the clauses that demand it. */
export interface Invariant {
  name: string;
  clauses: readonly [ClauseId, ...ClauseId[]];
  /** The moments at which it can be broken, to count them; by default every one. */
  concerns?: (moment: Moment) => boolean;
  holds(moment: Moment): boolean;
  /** Where it is broken: what was found, and what was due, unless its name says that. */
  difference?: (moment: Moment) => string | undefined;
  /** Where no wrong machine can break it: what implies it, and where to read that. */
  impliedBy?: string;
}

/** What an invariant asks, when, and what it says where it is broken. */
export type Question = Required<Pick<Invariant, 'concerns' | 'holds' | 'difference'>>;

/** Whether an invariant holds. A text says that it does not, and how what was found differs. */
export type Answer = boolean | string;

const said = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Whether what was found is what was due. */
export const alike = (found: unknown, due: unknown): Answer =>
  found === due ||
  JSON.stringify(found) === JSON.stringify(due) ||
  `Found: ${said(found)}. Due: ${said(due)}.`;

/** The same of lists whose order says nothing. */
export function alikeInAnyOrder(found: readonly string[], due: readonly string[]): Answer {
  const missing = [...due];
  const unexpected = found.filter((item) => {
    const place = missing.indexOf(item);
    if (place >= 0) missing.splice(place, 1);
    return place < 0;
  });
  if (unexpected.length + missing.length === 0) return true;
  return Object.entries({ Unexpected: unexpected, Missing: missing })
    .flatMap(([what, items]) => (items.length > 0 ? [`${what}: ${items.join(', ')}.`] : []))
    .join(' ');
}

type Accepted = Extract<Decision, { accepted: true }>;
export type AcceptedMoment<T extends EventType = EventType> = Omit<Moment, 'event' | 'decision'> & {
  event: EventOf<T>;
  decision: Accepted;
};

/** Asks only at some moments. */
export function when(concerns: (moment: Moment) => boolean, ask: (moment: Moment) => Answer): Question {
  const answer = (moment: Moment): Answer => !concerns(moment) || ask(moment);
  return {
    concerns,
    holds: (moment) => {
      const answered = answer(moment);
      return typeof answered === 'string' ? false : answered;
    },
    difference: (moment) => {
      const answered = answer(moment);
      return typeof answered === 'string' ? answered : undefined;
    },
  };
}

/** Asks at every moment. */
export const always = (ask: (moment: Moment) => Answer): Question => when(() => true, ask);

/** Asks of accepted events, of some types or of any; where `only` is given, of these alone. */
export const whenAccepted = <T extends EventType = EventType>(
  types: readonly T[] | 'any',
  ask: (moment: AcceptedMoment<T>) => Answer,
  only?: (moment: AcceptedMoment<T>) => boolean,
): Question => {
  const accepted = ({ decision }: Moment): boolean =>
    decision.accepted && (types === 'any' || (types as readonly EventType[]).includes(decision.event.type));
  // The parsed event, without what a caller added to it.
  const parsed = (moment: Moment): AcceptedMoment<T> => {
    const { event } = moment.decision as Accepted;
    return { ...moment, event: event as EventOf<T>, decision: moment.decision as Accepted };
  };
  return when(
    (moment) => accepted(moment) && (only === undefined || only(parsed(moment))),
    (moment) => ask(parsed(moment)),
  );
};
