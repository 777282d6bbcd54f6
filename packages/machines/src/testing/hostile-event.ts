import type { AsistenciaEvent } from '../asistencia/asistencia-event.ts';
import type { EventType } from '../asistencia/events.ts';
import { candidatesOf, sendersOf } from '../host/candidates.ts';
import type { AsistenciaSnapshot } from '../host/describe.ts';
import { eventTableOf } from '../host/event-table.ts';
import { type Role, roles } from '../procedure/roles.ts';
import { millisecondsOf } from '../values/instant.ts';
import { aimedEvent, personOf, stopperOf, timeFrom } from './aimed-event.ts';
import { DialReader, type Dials } from './dials.ts';
import { eventTries, isOfProcedure } from './oracle/payloads.ts';
import { spoiltBy } from './payloads/just-invalid.ts';

/**
 * An event that the machine probably refuses: stopped by a guard, from a role that may not send it,
 * too early, malformed, sent twice, or out of place in the current state.
 */
export function hostileEvent(snapshot: AsistenciaSnapshot, row: Dials, last: unknown, now?: string): unknown {
  const dial = new DialReader(row);
  const { context, machine } = snapshot;
  const { types, schemas } = eventTableOf(machine);
  const at = now ?? timeFrom(dial, context);
  const choice = dial.next();
  const aimed = (type: EventType) => aimedEvent(type, row.slice(3), snapshot, at);
  const elsewhere = () => aimed(dial.pick(types as [EventType, ...EventType[]]));
  const plain = () => {
    const here = candidatesOf(snapshot);
    const candidate = here[choice % here.length];
    return candidate ? aimed(candidate.event) : elsewhere();
  };
  const stopped = () => stoppedEvent(snapshot, choice, row.slice(3), at) ?? plain();
  const fromOutside = () => {
    const event = plain();
    const allowed = sendersOf(snapshot, event.type);
    return { ...event, by: personOf(dial.pick(roles.filter((role) => !allowed.includes(role)) as [Role])) };
  };
  const tooEarly = () => ({ ...plain(), at: new Date(millisecondsOf(context.lastAt) - 1).toISOString() });
  const malformed = () => {
    const event = plain();
    const choice = dial.next();
    const tries = isOfProcedure(event.type) ? eventTries(event.type, event) : [];
    // What the procedure says of it, or else its schema; both now and then.
    return choice % 2 === 0 && tries.length > 0
      ? tries[(choice / 2) % tries.length]
      : spoiltBy(schemas.event[event.type], event, choice);
  };
  const foreign = () => ({
    ...plain(),
    type: dial.pick(['xstate.init', 'xstate.done.actor.x', 'toString', '']),
  });
  const twice = () => last ?? plain();
  const again = () => ({ ...plain(), ...(last as object | undefined), at });

  const tricks = [
    stopped,
    fromOutside,
    stopped,
    tooEarly,
    stopped,
    elsewhere,
    stopped,
    malformed,
    twice,
    again,
  ];
  return dial.pick([stopped, ...tricks, foreign])();
}

const targetsTried = 5;
const attempts = 10;

/**
 * An event that a guard of a transition stops after every earlier guard has let it pass, and that
 * no other transition takes.
 */
function stoppedEvent(
  snapshot: AsistenciaSnapshot,
  choice: number,
  row: Dials,
  at: string,
): AsistenciaEvent | undefined {
  const here = candidatesOf(snapshot);
  // Time and role also stop events, but they have separate tricks.
  const targets = here.flatMap((candidate) =>
    candidate.guards.slice(2).map((guard) => ({ candidate, guard })),
  );
  // Each event in turn: one with many branches would take the place of the others.
  const events = [...new Set(targets.map(({ candidate }) => candidate.event))];
  for (let turn = 0; turn < Math.min(targetsTried, targets.length); turn++) {
    const number = choice + turn;
    const among = targets.filter(({ candidate }) => candidate.event === events[number % events.length]);
    const target = among[Math.floor(number / events.length + turn * 7) % among.length];
    if (!target) return undefined;
    const { candidate, guard } = target;
    const others = here.filter((other) => other.event === candidate.event && other !== candidate);
    for (let attempt = 0; attempt < attempts; attempt++) {
      const event = aimedEvent(candidate.event, row, snapshot, at, attempt);
      try {
        const isStopped =
          stopperOf(candidate, snapshot, event) === guard &&
          others.every((other) => stopperOf(other, snapshot, event));
        if (isStopped) return event;
      } catch {
        // A guard that throws is worth playing: the check tells its story.
        return event;
      }
    }
  }
  return undefined;
}
