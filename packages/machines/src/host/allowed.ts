import type { AsistenciaEvent } from '../asistencia/asistencia-event.ts';
import { citedFor } from '../asistencia/citations.ts';
import type { EventType } from '../asistencia/events.ts';
import { type GuardName, guards as ownGuards } from '../asistencia/guards.ts';
import { neededFields } from '../asistencia/needed-fields.ts';
import { speechOf } from '../asistencia/speeches.ts';
import type { Words } from '../languages/words.ts';
import type { ClauseId } from '../procedure/clauses.ts';
import type { RefusingGuard } from '../procedure/rules.ts';
import type { Lang, Text } from '../procedure/text.ts';
import type { By } from '../values/parties.ts';
import { type Candidate, candidatesOf, type GuardUse, holds, isRouting, sendersOf } from './candidates.ts';
import type { AsistenciaSnapshot } from './describe.ts';
import { eventTableOf } from './event-table.ts';
import type { Names, NoNames } from './names.ts';
import type { createRefusals, Refusal } from './refusal.ts';

type Refusals<L extends string> = ReturnType<typeof createRefusals<L>>;

/** An event that the sender could have accepted now, with some payload. */
export interface AllowedEvent<L extends string = Lang, N extends Names = NoNames> {
  type: EventType | N['event']['type'];
  label: Text<L>;
  clauses: readonly ClauseId[];
  /** What the coordinator says to the afiliado with it; the case fills `{price}` and the others. */
  say: Text<L> | null;
  /** The optional fields that a later step of this case demands, each with the clause. */
  needed: Readonly<Record<string, ClauseId>>;
}

/** An event of the present state that the sender could not have accepted, whatever it carried. */
export interface BlockedEvent<L extends string = Lang, N extends Names = NoNames> {
  type: EventType | N['event']['type'];
  label: Text<L>;
  clauses: readonly ClauseId[];
  /** Every reason against it. */
  refusals: readonly Refusal<L>[];
}

/** Guards that some payload always satisfies, whatever the asistencia remembers. */
export const satisfiable: readonly GuardName[] = [
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

/** The events of the present state, in the order of the procedure, with the candidates of each. */
function eventsOf(snapshot: AsistenciaSnapshot): [EventType, readonly Candidate[]][] {
  const all = candidatesOf(snapshot);
  return eventTableOf(snapshot.machine).types.flatMap((type): [EventType, readonly Candidate[]][] => {
    const own = all.filter(({ event }) => event === type);
    return own.length > 0 ? [[type, own]] : [];
  });
}

const clausesOf = (candidates: readonly Candidate[], { context }: AsistenciaSnapshot): ClauseId[] => [
  ...new Set(candidates.flatMap(({ clauses }) => citedFor(clauses, context))),
];

export const allowedIn = <L extends string>(
  snapshot: AsistenciaSnapshot,
  who: { at: string; by: By },
  words: Words<L, 'event' | 'speech'>,
): AllowedEvent<L>[] =>
  eventsOf(snapshot).flatMap(([type, candidates]) => {
    const possible = candidates.filter((candidate) => isPossible(snapshot, who, candidate));
    if (possible.length === 0) return [];
    const speech = speechOf(type, snapshot.context);
    return {
      type,
      label: words.event[type],
      clauses: clausesOf(possible, snapshot),
      say: speech && words.speech[speech],
      needed: neededFields(type, snapshot.context),
    };
  });

export const blockedIn = <L extends string>(
  snapshot: AsistenciaSnapshot,
  who: { at: string; by: By },
  labels: Words<L, 'event'>['event'],
  refusals: Refusals<L>,
): BlockedEvent<L>[] =>
  eventsOf(snapshot).flatMap(([type, candidates]) => {
    if (candidates.some((candidate) => isPossible(snapshot, who, candidate))) return [];
    const event = { type, ...who, ...favourable } as AsistenciaEvent;
    const failing = candidates.map(({ guards }) =>
      guards.filter((guard) => !mayHold(snapshot, guard, event)).map((guard) => guard.type),
    );
    const reasons = failing.some((guards) => guards.includes('hasRole'))
      ? [refusals.roleNotAllowed(sendersOf(snapshot, type))]
      : (closest(failing)?.map(refusals.guardRefused) ?? []);
    // Another branch of the coverage or of an exception has this event.
    if (reasons.length === 0) return [];
    return { type, label: labels[type], clauses: clausesOf(candidates, snapshot), refusals: reasons };
  });

/** Of branches by the guards that fail, the one that came closest, unless it was another's. */
export const closest = (failing: readonly (readonly GuardName[])[]): RefusingGuard[] | undefined =>
  failing
    .filter((failed): failed is RefusingGuard[] => !failed.some(isRouting))
    .toSorted((a, b) => a.length - b.length)[0];
