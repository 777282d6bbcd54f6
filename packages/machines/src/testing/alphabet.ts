import type { AsistenciaEvent } from '../asistencia/asistencia-event.ts';
import { type EventType, isEventType } from '../asistencia/events.ts';
import { candidatesOf, sendersOf } from '../host/candidates.ts';
import { eventTableOf } from '../host/event-table.ts';
import { type Role, roles, superiors } from '../procedure/roles.ts';
import { isBefore, millisecondsOf, minutesAfter } from '../values/instant.ts';
import type { By } from '../values/parties.ts';
import { aim } from './aim.ts';
import { personOf, sampleOf } from './aimed-event.ts';
import { type Dial, enumerate, firstsIn } from './dials.ts';
import { isPlainest, limitEvents } from './limit-events.ts';
import type { Standing } from './trace.ts';
import { type World, worlds } from './worlds.ts';

/**
 * Every event that a guard can tell apart where an asistencia stands. A type that belongs there is
 * tried with each such payload, at each time that matters, by each role, and too early. Every other
 * type is tried once, with the plainest payload. Of an event that a program added, some payloads
 * are tried.
 */
export function guardedEvents(
  standing: Standing,
  world: World = worlds[0],
  types: Iterable<EventType> = eventTableOf(standing.snapshot.machine).types,
): AsistenciaEvent[] {
  const here = typesAt(standing);
  return [...types].flatMap((type) =>
    here.has(type) ? everyEvent(type, standing, world) : [plainest(type, standing, world)],
  );
}

/**
 * Every event worth trying where an asistencia stands: those that a guard can tell apart, and the
 * limits of what each event may carry. These are the same everywhere, and tried in one place.
 */
export function alphabet(
  standing: Standing,
  world: World = worlds[0],
  types: readonly EventType[] = eventTableOf(standing.snapshot.machine).types,
): AsistenciaEvent[] {
  return [...guardedEvents(standing, world, types), ...limitsAt(standing, types)];
}

/** The limits of what some events may carry, where the plainest asistencia was just opened. */
export const limitsAt = (
  standing: Standing,
  types: readonly EventType[] = eventTableOf(standing.snapshot.machine).types,
): AsistenciaEvent[] => (isPlainest(standing) ? limitEvents(types, standing.snapshot.context.lastAt) : []);

const typesAt = ({ snapshot }: Standing): ReadonlySet<EventType> =>
  new Set(candidatesOf(snapshot).map(({ event }) => event));

/**
 * Of these, the events whose answer may depend on amounts, times and texts: of a type that
 * belongs where the asistencia stands, by one person who may send it.
 */
export const payloads = (
  standing: Standing,
  world: World = worlds[0],
  types: Iterable<EventType> = typesAt(standing),
): AsistenciaEvent[] => [...types].flatMap((type) => everyPayload(type, standing, world));

function everyPayload(type: EventType, standing: Standing, world: World): AsistenciaEvent[] {
  const { by } = plainest(type, standing, world);
  return timesFor(type, standing).flatMap((at) =>
    enumerate(
      (dial) => ({ type, by, at, ...payloadOf(type, dial, { standing, at }) }) as AsistenciaEvent,
      world,
    ),
  );
}

interface When {
  standing: Standing;
  at: string;
}

const payloadOf = (type: EventType, dial: Dial, { standing: { snapshot }, at }: When): object =>
  isEventType(type)
    ? aim(type, dial, { context: snapshot.context, at })
    : sampleOf(type, dial.pick([1, 2, 3, 4]), snapshot);

function everyEvent(type: EventType, standing: Standing, world: World): AsistenciaEvent[] {
  const { context } = standing.snapshot;
  const requester = context.review?.requestedBy;
  const plain = plainest(type, standing, world);
  const aimed = everyPayload(type, standing, world);
  const byOthers = roles
    .filter((role) => role !== plain.by.role)
    .map((role) => ({ ...plain, by: personBeside(role, requester) }) as AsistenciaEvent);
  // The requester of an exception may not approve it, in whatever role.
  const byRequester =
    type === 'exception.approved' && requester
      ? superiors.map((role) => ({ ...plain, by: { id: requester, role } }) as AsistenciaEvent)
      : [];
  const early = new Date(millisecondsOf(context.lastAt) - 1).toISOString();
  return [...aimed, ...byOthers, ...byRequester, { ...plain, at: early }];
}

/** By the first role that may send it, a little later, with the plainest payload. */
function plainest(type: EventType, standing: Standing, world: World): AsistenciaEvent {
  const { context } = standing.snapshot;
  const at = timesFor(type, standing)[0] ?? context.lastAt;
  const by = personBeside(sendersOf(standing.snapshot, type)[0] ?? 'gerencia', context.review?.requestedBy);
  return { type, by, at, ...payloadOf(type, firstsIn(world), { standing, at }) } as AsistenciaEvent;
}

/** A person of a role who did not request the exception under review. */
const personBeside = (role: Role, requester: string | null | undefined): By => {
  const person = personOf(role);
  return person.id === requester ? personOf(role, 2) : person;
};

/** The times that a guard of the event can tell apart. */
function timesFor(type: EventType, { snapshot: { context } }: Standing): string[] {
  const { assignment, lastAt, policy } = context;
  const soon = minutesAfter(lastAt, 1);
  if (!type.startsWith('reschedule.') || !assignment) return [soon];
  const late = minutesAfter(assignment.window.latest, policy.toleranceMinutes);
  const times = [soon, late, minutesAfter(late, 1 / 60_000)];
  return times.filter((time) => !isBefore(time, lastAt));
}
