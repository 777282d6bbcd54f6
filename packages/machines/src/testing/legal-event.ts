import type { AsistenciaEvent } from '../asistencia/asistencia-event.ts';
import type { EventType } from '../asistencia/events.ts';
import { isPossible } from '../host/allowed.ts';
import { type Candidate, candidatesOf, sendersOf } from '../host/candidates.ts';
import type { AsistenciaSnapshot } from '../host/describe.ts';
import type { By } from '../values/parties.ts';
import { aimedEvent, personOf, stopperOf, timeFrom } from './aimed-event.ts';
import { DialReader, type Dials } from './dials.ts';

/** How often each transition was taken on a walk: unseen transitions weigh more. */
export type Taken = ReadonlyMap<string, number>;

/**
 * Endings weigh little because they hide what lies beyond them; so do loops, which keep a walk in
 * place.
 */
const weightOf = ({ id, event }: Candidate, taken: Taken): number =>
  /withdrawn|declined|cancelled|shared|withheld|released/.test(event)
    ? 12
    : Math.max(12, 120 / (1 + (taken.get(id) ?? 0)) ** 2);

const attempts = 24;

/**
 * An event that the asistencia accepts: it chooses one of the possible transitions and aims
 * payloads until one takes it. Undefined where no transition is possible, as in a closure.
 */
export function legalEvent(
  snapshot: AsistenciaSnapshot,
  row: Dials,
  taken: Taken,
  now?: string,
  worth: (candidate: Candidate) => number = () => 1,
): AsistenciaEvent | undefined {
  const dial = new DialReader(row);
  const { context } = snapshot;
  const at = now ?? timeFrom(dial, context);
  const here = candidatesOf(snapshot);
  const senders = new Map<EventType, readonly By[]>();
  for (const { event } of here) if (!senders.has(event)) senders.set(event, sendersFor(event, snapshot));
  const possible = here.filter((candidate) =>
    senders.get(candidate.event)?.some((by) => mayBePossible(snapshot, { at, by }, candidate)),
  );
  const branchesOf = (type: EventType) => possible.filter(({ event }) => event === type).length;
  const wanted = dial.weighted(
    possible,
    (candidate) => (weightOf(candidate, taken) * worth(candidate)) / branchesOf(candidate.event),
  );
  if (!wanted) return undefined;

  let fallback: AsistenciaEvent | undefined;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const event = aimedEvent(wanted.event, row.slice(2), snapshot, at, attempt);
    const taken = takenBy(snapshot, event);
    if (taken === wanted || taken === 'throws') return event;
    if (taken) fallback ??= event;
  }
  return fallback;
}

/** Two persons of the first role that may send an event. */
function sendersFor(type: EventType, snapshot: AsistenciaSnapshot): readonly By[] {
  const role = sendersOf(snapshot, type)[0] ?? 'gerencia';
  return [1, 2].map((number) => personOf(role, number));
}

/** What a guard that throws answers is not known: the event is tried. */
function mayBePossible(...asked: Parameters<typeof isPossible>): boolean {
  try {
    return isPossible(...asked);
  } catch {
    return true;
  }
}

/**
 * The transition that an event takes, as XState chooses it: the first whose guards all hold. An
 * event at which a guard throws is worth playing, since the check tells its story.
 */
function takenBy(snapshot: AsistenciaSnapshot, event: AsistenciaEvent): Candidate | 'throws' | undefined {
  try {
    return candidatesOf(snapshot).find(
      (candidate) => candidate.event === event.type && !stopperOf(candidate, snapshot, event),
    );
  } catch {
    return 'throws';
  }
}
