import type { AsistenciaEvent } from '../asistencia/asistencia-event.ts';
import type { EventType } from '../asistencia/events.ts';
import { personOf } from './aimed-event.ts';
import { canonical } from './conformance/disagreement.ts';
import { inputOf } from './conformance/input-of.ts';
import { firsts } from './dials.ts';
import { inputFrom } from './inputs.ts';
import { instantAt, minutesOn } from './oracle/instants.ts';
import { eventTries, isOfProcedure, typesOfProcedure } from './oracle/payloads.ts';
import type { Standing } from './trace.ts';
import { beginning, type Walk, type WalkOptions } from './walk.ts';

/**
 * Events of some types on either side of each limit of what they may carry, by one who may send
 * all. Those that a program added have none.
 */
export function limitEvents(types: Iterable<EventType>, lastAt: string): AsistenciaEvent[] {
  const stamp = { at: instantAt(minutesOn(lastAt, 1)), by: personOf('gerencia') };
  return [...types].filter(isOfProcedure).flatMap((type) => eventTries(type, stamp) as AsistenciaEvent[]);
}

/** Of the plainest asistencia, a walk that meets each limit of what an event may carry. */
export function limitWalk({ policy }: WalkOptions): Walk {
  const input = { ...inputFrom(firsts, beginning), ...(policy && { policy }) };
  return { input, events: limitEvents(typesOfProcedure, beginning) };
}

/** Whether nothing has happened yet to the plainest asistencia. */
export function isPlainest({ journal, snapshot: { context } }: Standing): boolean {
  if (journal.length > 0) return false;
  return canonical(inputOf(context)) === canonical(inputFrom(firsts, context.openedAt));
}
