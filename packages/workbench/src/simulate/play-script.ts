import {
  type AsistenciaInput,
  type AsistenciaSnapshot,
  claimWarranty,
  type Decision,
  decide,
  describeAsistencia,
  type Effect,
  invalidEvent,
  openAsistencia,
  parseEventRequest,
  parseInput,
  type Refusal,
  stamp,
  type WarrantyFault,
} from '@conexion/machines';
import { mismatchOf } from './mismatch-of.ts';
import type { Opening, Script, ScriptEvent, ScriptItem } from './script.ts';
import { agendaAfter, type SimulatedPendiente } from './simulated-agenda.ts';

/** A reason that a host has before the machine is asked: 5.2.B, at the opening. */
export type SimulatedRefusal =
  | Refusal
  | {
      readonly code: 'warranty-not-applicable';
      readonly clause: '5.2.B';
      readonly reason: WarrantyFault;
    };

/** What became of one item of a script. */
export interface Outcome {
  readonly item: ScriptItem;
  /** Null where it was refused, or where nothing but time went by. */
  readonly accepted: Extract<Decision, { accepted: true }> | null;
  readonly refusals: readonly SimulatedRefusal[];
  readonly effects: readonly Effect[];
  /** How it is not as the script says beforehand; null where it is. */
  readonly mismatch: string | null;
}

/** One asistencia, as far as it was played. */
export interface PlayedAsistencia {
  readonly opening: Opening;
  readonly input: AsistenciaInput;
  readonly snapshot: AsistenciaSnapshot;
  readonly outcomes: readonly Outcome[];
  readonly agenda: readonly SimulatedPendiente[];
}

/** As the service counts it: 1 at the opening, and 1 more with each accepted event. */
export const revisionOf = ({ outcomes }: Pick<PlayedAsistencia, 'outcomes'>): number =>
  1 + outcomes.filter(({ accepted }) => accepted).length;

export interface PlayedScript {
  /** The simulated present, an instant. */
  readonly clock: string;
  /** Of every item that was played, in order. */
  readonly outcomes: readonly Outcome[];
  /** Those that could be opened; the last one is the one at hand. */
  readonly asistencias: readonly PlayedAsistencia[];
}

/**
 * Plays the first `count` items of a script through the machine. Whatever is refused changes
 * nothing.
 */
export function playScript(script: Script, count: number = script.items.length): PlayedScript {
  let played: PlayedScript = { clock: script.items[0]?.at ?? '', outcomes: [], asistencias: [] };
  for (const item of script.items.slice(0, count)) played = after(played, item, script);
  return played;
}

function after(played: PlayedScript, item: ScriptItem, script: Script): PlayedScript {
  switch (item.kind) {
    case 'opening':
      return opened(played, item, script);
    case 'event':
      return sent(played, item);
    case 'wait':
      return extended(played, { item, accepted: null, refusals: [], effects: [], mismatch: null });
  }
}

const extended = (
  { outcomes, asistencias }: PlayedScript,
  outcome: Outcome,
  now: readonly PlayedAsistencia[] = asistencias,
): PlayedScript => ({ clock: outcome.item.at, outcomes: [...outcomes, outcome], asistencias: now });

function opened(played: PlayedScript, item: Opening, script: Script): PlayedScript {
  const input = inputOf(played, item, script);
  const refusals: readonly SimulatedRefusal[] = 'code' in input ? [input] : [];
  if ('code' in input) {
    const mismatch = mismatchOf(item.expected, refusals, null, []);
    return extended(played, { item, accepted: null, refusals, effects: [], mismatch });
  }
  const { snapshot, effects } = openAsistencia(input);
  const agenda = agendaAfter([], effects, item.at);
  const mismatch = mismatchOf(item.expected, refusals, describeAsistencia(snapshot), agenda);
  const outcome: Outcome = { item, accepted: null, refusals, effects, mismatch };
  const asistencia = { opening: item, input, snapshot, outcomes: [outcome], agenda };
  return extended(played, outcome, [...played.asistencias, asistencia]);
}

/**
 * What the machine is opened with, or why not: it contradicts itself, or the warranty that it
 * claims does not apply.
 */
function inputOf(
  { asistencias }: PlayedScript,
  item: Opening,
  script: Script,
): AsistenciaInput | SimulatedRefusal {
  const { at, service, plan, warrantyOf } = item;
  const { policy, expediente } = script;
  const input = { service, plan, policy, call: expediente.call, openedAt: at };
  const parsed = parseInput(input);
  if (!parsed.ok) return invalidEvent(parsed.errors);
  if (warrantyOf === undefined) return input;
  const earlier = asistencias.find(({ opening }) => opening.name === warrantyOf);
  const claim = claimWarranty(
    parsed.value,
    earlier && {
      id: warrantyOf,
      snapshot: earlier.snapshot,
      isOfThisExpediente: true,
      isClaimedAlready: asistencias.some(
        ({ snapshot }) => snapshot.status === 'active' && snapshot.context.warrantyOf?.id === warrantyOf,
      ),
    },
  );
  if (claim.ok) return { ...input, warrantyOf: claim.warrantyOf };
  return { code: 'warranty-not-applicable', clause: '5.2.B', reason: claim.reason };
}

function sent(played: PlayedScript, item: ScriptEvent): PlayedScript {
  const current = played.asistencias.at(-1);
  if (!current) throw new Error('A script sends an event before anything is opened');
  const decision = decided(current.snapshot, item);
  const accepted = decision.accepted ? decision : null;
  const refusals = decision.accepted ? [] : decision.refusals;
  const snapshot = accepted?.snapshot ?? current.snapshot;
  const effects = accepted?.effects ?? [];
  const agenda = agendaAfter(current.agenda, effects, item.at);
  const mismatch = mismatchOf(item.expected, refusals, describeAsistencia(snapshot), agenda);
  const outcome: Outcome = { item, accepted, refusals, effects, mismatch };
  const next = {
    ...current,
    snapshot,
    outcomes: [...current.outcomes, outcome],
    agenda,
  };
  return extended(played, outcome, [...played.asistencias.slice(0, -1), next]);
}

/**
 * What a host would answer to an event: it adds the stamp, and refuses an event that already
 * carries one.
 */
export function decided(
  snapshot: AsistenciaSnapshot,
  { event, at, by }: Pick<ScriptEvent, 'event' | 'at' | 'by'>,
): Decision {
  const parsed = parseEventRequest(event);
  return parsed.ok
    ? decide(snapshot, stamp(parsed.value, { at, by }))
    : { accepted: false, refusals: [invalidEvent(parsed.errors)] };
}
