import fc from 'fast-check';
import type { AsistenciaEvent } from '../asistencia/asistencia-event.ts';
import type { AsistenciaContext } from '../asistencia/context.ts';
import type { PayloadSchema } from '../asistencia/event.ts';
import { type EventType, isEventType } from '../asistencia/events.ts';
import { type Candidate, type GuardUse, holds, sendersOf } from '../host/candidates.ts';
import type { AsistenciaSnapshot } from '../host/describe.ts';
import { eventTableOf } from '../host/event-table.ts';
import type { Role } from '../procedure/roles.ts';
import { isBefore, minutesAfter } from '../values/instant.ts';
import type { By } from '../values/parties.ts';
import { aim } from './aim.ts';
import { DialReader, type Dials } from './dials.ts';
import { arbitraryOf } from './payloads/arbitrary-of.ts';

/**
 * The time of the next event: later, the same, or on either side of the moment from which a
 * provider is late.
 */
export function timeFrom(dial: DialReader, { lastAt, assignment, policy }: AsistenciaContext): string {
  const late = assignment ? minutesAfter(assignment.window.latest, policy.toleranceMinutes) : lastAt;
  const choices = [
    minutesAfter(lastAt, 1),
    minutesAfter(lastAt, 1),
    late,
    minutesAfter(late, 1 / 60_000),
    lastAt,
    minutesAfter(lastAt, 90),
  ] as const;
  const chosen = dial.pick(choices);
  return isBefore(chosen, lastAt) ? lastAt : chosen;
}

export const personOf = (role: Role, number = 1): By => ({ id: `${role}-${number}`, role });

/** The first guard of a transition that stops an event. */
export const stopperOf = (
  { guards }: Candidate,
  snapshot: AsistenciaSnapshot,
  event: AsistenciaEvent,
): GuardUse | undefined => guards.find((guard) => !holds(snapshot, guard, event));

/**
 * An event with a payload aimed at the guards that will read it. The first attempt reads the dials
 * unchanged, so that a row of zeros makes the plainest one; each further attempt turns them.
 */
export function aimedEvent(
  type: EventType,
  row: Dials,
  snapshot: AsistenciaSnapshot,
  at: string,
  attempt = 0,
): AsistenciaEvent {
  const dial = new DialReader(
    row.map((value, place) => value + attempt * (place + 1) + Math.floor(attempt / (place + 2))),
  );
  const { context } = snapshot;
  const payload = isEventType(type)
    ? aim(type, dial, { context, at })
    : sampleOf(type, dial.next(), snapshot);
  const allowed = sendersOf(snapshot, type);
  const turn = dial.next();
  const by = personOf(
    allowed[turn % allowed.length] ?? 'gerencia',
    1 + (Math.floor(turn / allowed.length) % 2),
  );
  return { type, at, by, ...payload } as AsistenciaEvent;
}

/** Of an event that a program added: any payload that its schema takes. */
export function sampleOf(type: EventType, seed: number, { machine }: AsistenciaSnapshot): object {
  const payloads: Readonly<Record<string, PayloadSchema>> = eventTableOf(machine).schemas.payload;
  const schema = payloads[type];
  const [payload] = schema ? fc.sample(arbitraryOf(schema), { seed, numRuns: 1 }) : [];
  return payload as object;
}
