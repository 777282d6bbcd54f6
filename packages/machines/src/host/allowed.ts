import type { asistenciaMachine } from '../asistencia/asistencia.ts';
import { citedFor } from '../asistencia/citations.ts';
import { type AsistenciaEvent, type EventType, eventTypes } from '../asistencia/events.ts';
import type { GuardName } from '../asistencia/guards.ts';
import type { ClauseId } from '../procedure/clauses.ts';
import { eventLabels } from '../procedure/events.ts';
import type { Text } from '../procedure/text.ts';
import type { By } from '../values/parties.ts';
import { type Candidate, candidatesOf, holds } from './candidates.ts';
import type { AsistenciaSnapshot } from './describe.ts';

/** An event that somebody could have accepted now, with some payload. */
export interface AllowedEvent {
  type: EventType;
  label: Text;
  clauses: readonly ClauseId[];
}

/** Guards that some payload always satisfies, whatever the asistencia remembers. */
const satisfiable: readonly GuardName[] = [
  'isOutcome',
  'isGround',
  'isFullDiscount',
  'isWholeExcess',
  'isWindowAhead',
  'isArrivalPast',
  'isFinishInOrder',
  'isSafeSum',
  'isWithinAgreed',
  'isWithinCompanyLimit',
];

/** The most that a payload can do for the grounds of 5.1.G. */
const favourable = { assessment: { heavyMachinery: false, largeWorks: false } };

/** Whether some payload would let `by` take a transition at `at`. */
export const isPossible = (
  machine: typeof asistenciaMachine,
  { context }: AsistenciaSnapshot,
  { at, by }: { at: string; by: By },
  { event, guards }: Candidate,
): boolean =>
  guards.every(
    (guard) =>
      satisfiable.includes(guard.type) ||
      holds(machine, guard, context, { type: event, at, by, ...favourable } as AsistenciaEvent),
  );

export function allowedIn(
  machine: typeof asistenciaMachine,
  snapshot: AsistenciaSnapshot,
  who: { at: string; by: By },
): AllowedEvent[] {
  const clauses = new Map<EventType, Set<ClauseId>>();
  for (const candidate of candidatesOf(snapshot)) {
    if (!isPossible(machine, snapshot, who, candidate)) continue;
    const cited = clauses.get(candidate.event) ?? new Set();
    for (const clause of citedFor(candidate.clauses, snapshot.context)) cited.add(clause);
    clauses.set(candidate.event, cited);
  }
  return eventTypes.flatMap((type) => {
    const cited = clauses.get(type);
    return cited ? [{ type, label: eventLabels[type], clauses: [...cited] }] : [];
  });
}
