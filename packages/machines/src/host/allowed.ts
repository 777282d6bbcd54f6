import type { AsistenciaEvent } from '../asistencia/asistencia-event.ts';
import { citedFor } from '../asistencia/citations.ts';
import type { EventType } from '../asistencia/events.ts';
import { type GuardName, guards as ownGuards } from '../asistencia/guards.ts';
import type { Words } from '../languages/words.ts';
import type { ClauseId } from '../procedure/clauses.ts';
import type { Lang, Text } from '../procedure/text.ts';
import type { By } from '../values/parties.ts';
import { type Candidate, candidatesOf, type GuardUse, holds } from './candidates.ts';
import type { AsistenciaSnapshot } from './describe.ts';
import { eventTableOf } from './event-table.ts';
import type { Names, NoNames } from './names.ts';

/** An event that the sender could have accepted now, with some payload. */
export interface AllowedEvent<L extends string = Lang, N extends Names = NoNames> {
  type: EventType | N['event']['type'];
  label: Text<L>;
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

/**
 * Whether a guard holds for some payload. A replaced guard is called without a payload; if it
 * throws for lack of one, some payload may satisfy it.
 */
function mayHold(snapshot: AsistenciaSnapshot, guard: GuardUse, event: AsistenciaEvent): boolean {
  if (snapshot.machine.implementations.guards[guard.type] === ownGuards[guard.type])
    return satisfiable.includes(guard.type) || holds(snapshot, guard, event);
  try {
    return holds(snapshot, guard, event);
  } catch {
    return true;
  }
}

/** Whether some payload would let `by` take a transition at `at`. */
export function isPossible(
  snapshot: AsistenciaSnapshot,
  { at, by }: { at: string; by: By },
  { event: type, guards }: Candidate,
): boolean {
  const event = { type, at, by, ...favourable } as AsistenciaEvent;
  return guards.every((guard) => mayHold(snapshot, guard, event));
}

export function allowedIn<L extends string>(
  snapshot: AsistenciaSnapshot,
  who: { at: string; by: By },
  labels: Words<L, 'event'>['event'],
): AllowedEvent<L>[] {
  const clauses = new Map<EventType, Set<ClauseId>>();
  for (const candidate of candidatesOf(snapshot)) {
    if (!isPossible(snapshot, who, candidate)) continue;
    const cited = clauses.get(candidate.event) ?? new Set();
    for (const clause of citedFor(candidate.clauses, snapshot.context)) cited.add(clause);
    clauses.set(candidate.event, cited);
  }
  return eventTableOf(snapshot.machine).types.flatMap((type) => {
    const cited = clauses.get(type);
    return cited ? [{ type, label: labels[type], clauses: [...cited] }] : [];
  });
}
