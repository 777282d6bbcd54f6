import type { AsistenciaEvent } from '../asistencia/asistencia-event.ts';
import type { Effect } from '../asistencia/effects.ts';
import type { AsistenciaInput } from '../asistencia/input.ts';
import type { Decision } from '../host/decisions.ts';
import type { AsistenciaSnapshot, Description } from '../host/describe.ts';
import type { AnyHost, Host } from '../host/host.ts';
import { standardHost } from '../host/standard-host.ts';
import { after, type Facts, noFacts } from './facts.ts';
import type { Walk } from './walk.ts';

/** An event that was tried, and everything that an invariant may read about that moment. */
export interface Moment {
  /** The host that decided. */
  host: Host;
  input: AsistenciaInput;
  event: AsistenciaEvent;
  decision: Decision;
  before: Standing;
  after: Standing;
}

/** An asistencia under way, from which `advance` continues. */
export interface Standing {
  snapshot: AsistenciaSnapshot;
  where: Description;
  facts: Facts;
  /** What was accepted so far. */
  journal: readonly AsistenciaEvent[];
}

/** An asistencia just opened, with the facts about it. */
export function opened(host: Host, input: AsistenciaInput): Standing {
  const { snapshot, effects } = host.open(input);
  freeze(snapshot.context);
  const where = host.describe(snapshot);
  return { snapshot, where, facts: withOpening(noFacts(input.openedAt), where, effects), journal: [] };
}

const withOpening = (facts: Facts, { stage }: Description, effects: readonly Effect[]): Facts => ({
  ...facts,
  stages: stage === null ? [] : [stage],
  agenda: effects.flatMap(({ type, params }) => (type === 'openPendiente' ? [params] : [])),
});

/** Tries one event. */
export function advance(
  host: Host,
  input: AsistenciaInput,
  before: Standing,
  event: AsistenciaEvent,
): Moment {
  const decision = host.decide(before.snapshot, event);
  if (!decision.accepted) return { host, input, event, decision, before, after: before };
  const { snapshot, effects, step } = decision;
  freeze(snapshot.context);
  const where = host.describe(snapshot);
  const facts = after(before.facts, decision.event, { from: step.from, stage: where.stage, effects });
  const journal = [...before.journal, decision.event];
  return { host, input, event, decision, before, after: { snapshot, where, facts, journal } };
}

/** Code that writes to remembered data, instead of copying it, fails with a TypeError. */
function freeze(value: object): void {
  if (Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) freeze(inner);
}

/** Plays a walk on a host, moment by moment. */
export function trace({ input, events }: Walk, of: AnyHost = standardHost): Moment[] {
  const host = of as Host;
  let standing = opened(host, input);
  return events.map((event) => {
    const moment = advance(host, input, standing, event as AsistenciaEvent);
    standing = moment.after;
    return moment;
  });
}
