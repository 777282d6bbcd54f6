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
  /** Where it is broken: what was found, and what was due. */
  difference?: (moment: Moment) => string;
  /** Where no wrong machine can break it: what implies it, and where to read that. */
  impliedBy?: string;
}

/** What an invariant asks, and when. */
type Question = Required<Pick<Invariant, 'concerns' | 'holds'>>;

type Accepted = Extract<Decision, { accepted: true }>;
export type AcceptedMoment<T extends EventType = EventType> = Omit<Moment, 'event' | 'decision'> & {
  event: EventOf<T>;
  decision: Accepted;
};

/** Asks only at some moments. */
export const when = (
  concerns: (moment: Moment) => boolean,
  holds: (moment: Moment) => boolean,
): Question => ({ concerns, holds: (moment) => !concerns(moment) || holds(moment) });

/** Asks of accepted events, of some types or of any; where `only` is given, of these alone. */
export const whenAccepted = <T extends EventType = EventType>(
  types: readonly T[] | 'any',
  holds: (moment: AcceptedMoment<T>) => boolean,
  only: (moment: AcceptedMoment<T>) => boolean = () => true,
): Question => {
  const accepted = ({ decision }: Moment): boolean =>
    decision.accepted && (types === 'any' || (types as readonly EventType[]).includes(decision.event.type));
  // The parsed event, without what a caller added to it.
  const parsed = (moment: Moment): AcceptedMoment<T> => {
    const { event } = moment.decision as Accepted;
    return { ...moment, event: event as EventOf<T>, decision: moment.decision as Accepted };
  };
  return {
    concerns: (moment) => accepted(moment) && only(parsed(moment)),
    holds: (moment) => {
      if (!accepted(moment)) return true;
      const it = parsed(moment);
      return !only(it) || holds(it);
    },
  };
};
