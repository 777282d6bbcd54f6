import type { AsistenciaEvent } from '../asistencia/asistencia-event.ts';
import { type GuardName, guards } from '../asistencia/guards.ts';
import type { AsistenciaSnapshot } from '../host/describe.ts';
import type { AnyHost, Host } from '../host/host.ts';
import { standardHost } from '../host/standard-host.ts';
import { hostOf } from './mutation/judges.ts';
import type { Walk } from './walk.ts';

/** A guard with the constant answer that replaces it. */
export interface ReplacedGuard {
  readonly guard: GuardName;
  readonly answer: boolean;
}

/**
 * Every guard of the machine with each answer. `isSafeSum` is replaced by a refusal alone: it keeps
 * amounts within what a number holds exactly, and so within what can be stored.
 */
export const replacedGuards: readonly ReplacedGuard[] = (Object.keys(guards) as GuardName[]).flatMap(
  (guard) => (guard === 'isSafeSum' ? [false] : [true, false]).map((answer) => ({ guard, answer })),
);

/** A host whose machine has one guard replaced by a constant answer. */
export const hostWithGuard = ({ guard, answer }: ReplacedGuard): Host =>
  hostOf({ make: () => standardHost.machine.provide({ guards: { [guard]: () => answer } }) });

/**
 * Plays a walk twice on one host: kept in memory, and stored as JSON and restored before every
 * step. Describes the first step at which they disagree; undefined if they agree to the end.
 */
export function storedDisagreement({ input, events }: Walk, host: AnyHost): string | undefined {
  const opened = host.open(input);
  let kept = opened.snapshot;
  let stored = JSON.stringify(host.pack(kept, 0));
  for (const [place, sent] of events.entries()) {
    const event = sent as AsistenciaEvent;
    const { snapshot: restored } = host.unpack(JSON.parse(stored));
    const [inMemory, again] = [kept, restored].map((snapshot) => answersTo(host, snapshot, event));
    if (inMemory?.answers !== again?.answers)
      return `after ${place} events, of ${JSON.stringify(event)}: ${again?.answers}, not ${inMemory?.answers}`;
    kept = inMemory?.snapshot ?? kept;
    stored = JSON.stringify(host.pack(again?.snapshot ?? restored, place + 1));
  }
  return undefined;
}

/** Everything that a host answers to an event, as text, and the next snapshot. */
function answersTo(host: AnyHost, snapshot: AsistenciaSnapshot, event: AsistenciaEvent) {
  const decision = host.decide(snapshot, event);
  const next = decision.accepted ? decision.snapshot : snapshot;
  const { lastAt: at } = next.context;
  const by = { id: 'someone', role: 'supervisor' } as const;
  const answers = JSON.stringify([
    { ...decision, snapshot: host.pack(next, 0) },
    host.describe(next),
    host.allowed(next, { at, by }),
  ]);
  return { answers, snapshot: next };
}
