import type { AsistenciaEvent } from '../asistencia/asistencia-event.ts';
import { type EventType, eventTypes } from '../asistencia/events.ts';
import { candidatesOf, sendersOf } from '../host/candidates.ts';
import { roles } from '../procedure/roles.ts';
import { isBefore, millisecondsOf, minutesAfter } from '../values/instant.ts';
import { aim } from './aim.ts';
import { personOf } from './aimed-event.ts';
import { enumerate, firsts } from './dials.ts';
import type { Standing } from './trace.ts';

/**
 * Every event worth trying where an asistencia stands: of the types that belong there, each payload that a guard can
 * tell apart, at each time that matters, by each role, and too early; of the others, the plainest.
 */
export function alphabet(standing: Standing): AsistenciaEvent[] {
  const { snapshot } = standing;
  const here = new Set(candidatesOf(snapshot).map(({ event }) => event));
  return eventTypes.flatMap((type) =>
    here.has(type) ? everyEvent(type, standing) : [plainest(type, standing)],
  );
}

function everyEvent(type: EventType, standing: Standing): AsistenciaEvent[] {
  const { context } = standing.snapshot;
  const plain = plainest(type, standing);
  const aimed = timesFor(type, standing).flatMap((at) =>
    enumerate((dial) => ({ type, by: plain.by, at, ...aim(type, dial, { context, at }) }) as AsistenciaEvent),
  );
  const byOthers = roles
    .filter((role) => role !== plain.by.role)
    .map((role) => ({ ...plain, by: personOf(role) }) as AsistenciaEvent);
  // A person who asked for an exception has a colleague who may approve it.
  const byColleague = { ...plain, by: personOf(plain.by.role, 2) } as AsistenciaEvent;
  const early = new Date(millisecondsOf(context.lastAt) - 1).toISOString();
  return [
    ...aimed,
    ...byOthers,
    ...(type === 'exception.approved' ? [byColleague] : []),
    { ...plain, at: early },
  ];
}

/** By the first role that may, a little later, with the plainest payload. */
function plainest(type: EventType, standing: Standing): AsistenciaEvent {
  const { context } = standing.snapshot;
  const at = timesFor(type, standing)[0] ?? context.lastAt;
  const by = personOf(sendersOf(standing.snapshot, type)[0] ?? 'gerencia');
  return { type, by, at, ...aim(type, firsts, { context, at }) } as AsistenciaEvent;
}

/** The times that a guard of the event can tell apart. */
function timesFor(type: EventType, { snapshot: { context } }: Standing): string[] {
  const { assignment, lastAt, policy } = context;
  const soon = minutesAfter(lastAt, 1);
  if (!type.startsWith('reschedule.') || !assignment) return [soon];
  const late = minutesAfter(assignment.window.latest, policy.toleranceMinutes);
  const times = [soon, late, minutesAfter(late, 1 / 60_000)];
  return times.filter((time) => !isBefore(time, lastAt));
}
