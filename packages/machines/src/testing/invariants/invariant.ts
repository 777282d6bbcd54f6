import type { AsistenciaEvent, EventOf } from '../../asistencia/asistencia-event.ts';
import type { EventType } from '../../asistencia/events.ts';
import type { Decision } from '../../host/decisions.ts';
import type { ClauseId } from '../../procedure/clauses.ts';
import type { Moment } from '../trace.ts';

/** A property of every moment of every asistencia, and the clauses that demand it. */
export interface Invariant {
  name: string;
  clauses: readonly [ClauseId, ...ClauseId[]];
  holds(moment: Moment): boolean;
}

type Accepted = Extract<Decision, { accepted: true }>;
export type AcceptedMoment<T extends EventType = EventType> = Omit<Moment, 'event' | 'decision'> & {
  event: EventOf<T>;
  decision: Accepted;
};

/** An invariant of accepted events, of some types or of any. */
export const whenAccepted =
  <T extends EventType = EventType>(
    types: readonly T[] | 'any',
    holds: (moment: AcceptedMoment<T>) => boolean,
  ): Invariant['holds'] =>
  (moment) => {
    const { decision } = moment;
    if (!decision.accepted) return true;
    const event: AsistenciaEvent = decision.event;
    if (types !== 'any' && !(types as readonly EventType[]).includes(event.type)) return true;
    return holds({ ...moment, event: event as EventOf<T>, decision });
  };
