import fc from 'fast-check';
import type { AsistenciaEvent } from '../asistencia/asistencia-event.ts';
import { type GuardName, guards } from '../asistencia/guards.ts';
import { satisfiable } from '../host/allowed.ts';
import type { AsistenciaMachine, AsistenciaSnapshot } from '../host/describe.ts';
import type { AnyHost, Host } from '../host/host.ts';
import { standardHost } from '../host/standard-host.ts';
import { hostOf } from './mutation/judges.ts';
import { attackedWalk, type Script, scripts, type Walk } from './walk.ts';

const names = Object.keys(guards) as GuardName[];

/** A guard with the constant answer that replaces it. */
export interface ReplacedGuard {
  readonly guard: GuardName;
  readonly answer: boolean;
}

/**
 * Every guard of the machine with each answer. `isSafeSum` is replaced by a refusal alone: it keeps
 * amounts within what a number holds exactly, and so within what can be stored.
 */
export const replacedGuards: readonly ReplacedGuard[] = names.flatMap((guard) =>
  (guard === 'isSafeSum' ? [false] : [true, false]).map((answer) => ({ guard, answer })),
);

/** A host whose machine has one guard replaced by a constant answer. */
export const hostWithGuard = ({ guard, answer }: ReplacedGuard): Host =>
  hostOf({ make: () => standardHost.machine.provide({ guards: { [guard]: () => answer } }) });

/** How many walks are compared, and which. */
export interface StoredOptions {
  /** Of each guard with each answer. */
  walks: number;
  seed: number;
  /** By default every guard with each answer. */
  among?: readonly ReplacedGuard[];
  /** Is called before each guard with each answer. */
  onReplaced?: (replaced: ReplacedGuard, place: number) => void;
}

/** What comparing found. */
export interface StoredComparison {
  /** The first of each guard with each answer, and of the machine itself. */
  disagreements: readonly string[];
  /** The walks that differ from those of the machine itself, and so were played. */
  played: number;
}

/**
 * With each guard replaced, plays walks kept in memory and walks stored at every step. All guards
 * have the same scripts. Where a guard itself gave no other answer than the one that replaces it,
 * the walk is the one of the machine itself, and was compared with that.
 */
export function compareStored({
  walks,
  seed,
  among = replacedGuards,
  onReplaced,
}: StoredOptions): StoredComparison {
  const all = fc.sample(scripts(), { numRuns: walks, seed });
  const { disagreements, isOther } = onMachine(all);
  let played = 0;
  for (const [place, replaced] of among.entries()) {
    onReplaced?.(replaced, place);
    const host = hostWithGuard(replaced);
    const others = all.filter((script) => isOther(script, replaced));
    played += others.length;
    const found = firstOf(others, (script) => storedDisagreement(attackedWalk(script, { host }), host));
    disagreements.push(...found.map((it) => `${replaced.guard} always ${replaced.answer}, ${it}`));
  }
  return { disagreements, played };
}

/** Compares walks of the machine itself, and says of which guards another walk may follow. */
export function onMachine(all: readonly Script[]) {
  const answers = new Set<string>();
  const host = hostOf({ make: () => noting(answers) });
  const given = new Map<Script, ReadonlySet<string>>();
  const disagreements = firstOf(all, (script) => {
    answers.clear();
    const found = storedDisagreement(attackedWalk(script, { host }), host);
    given.set(script, new Set(answers));
    return found;
  });
  const isOther = (script: Script, { guard, answer }: ReplacedGuard): boolean =>
    satisfiable.includes(guard) || given.get(script)?.has(answerOf(guard, !answer)) !== false;
  return { disagreements, isOther };
}

/** The first disagreement among scripts, if there is one. */
function firstOf(all: readonly Script[], compare: (script: Script) => string | undefined): string[] {
  for (const script of all) {
    const found = compare(script);
    if (found) return [found];
  }
  return [];
}

const answerOf = (guard: GuardName, answer: boolean): string => `${guard} ${answer}`;

/**
 * The machine itself, whose guards also note what they answer; one that throws notes both answers.
 * Those that some payload always satisfies are left as they are: the host asks them only where they
 * were replaced.
 */
function noting(answers: Set<string>): AsistenciaMachine {
  const noted = names.filter((guard) => !satisfiable.includes(guard));
  const withNotes = (guard: GuardName) => (facts: never, params: never) => {
    const own = guards[guard] as (facts: never, params: never) => boolean;
    try {
      const answer = own(facts, params);
      answers.add(answerOf(guard, answer));
      return answer;
    } catch (error) {
      for (const answer of [true, false]) answers.add(answerOf(guard, answer));
      throw error;
    }
  };
  return standardHost.machine.provide({
    guards: Object.fromEntries(noted.map((guard) => [guard, withNotes(guard)])),
  });
}

/**
 * Plays a walk twice on one host: kept in memory, and stored as JSON and restored before every
 * step. Describes the first step at which they disagree; undefined if they agree to the end.
 */
export function storedDisagreement({ input, events }: Walk, host: AnyHost): string | undefined {
  const restoredFrom = (stored: string) => host.unpack(JSON.parse(stored)).snapshot;
  let kept = host.open(input).snapshot;
  let stored = JSON.stringify(host.pack(kept, 0));
  let restored = restoredFrom(stored);
  let seq = 0;
  const [atFirst, atFirstAgain] = [kept, restored].map((snapshot) => standing(host, snapshot));
  if (atFirst !== atFirstAgain) return `when it is opened: ${atFirstAgain}, not ${atFirst}`;
  for (const [place, sent] of events.entries()) {
    const event = sent as AsistenciaEvent;
    const inMemory = answersTo(host, kept, event, seq);
    const again = answersTo(host, restored, event, seq);
    if (inMemory.answers !== again.answers)
      return `after ${place} events, of ${JSON.stringify(event)}: ${again.answers}, not ${inMemory.answers}`;
    kept = inMemory.snapshot;
    seq = inMemory.seq;
    // What is stored as it was is restored as it was.
    if (again.stored !== stored) restored = restoredFrom(again.stored);
    stored = again.stored;
  }
  return undefined;
}

/** Everything that a host answers to an event, as text, and the next snapshot. */
function answersTo(host: AnyHost, before: AsistenciaSnapshot, event: AsistenciaEvent, seq: number) {
  const decision = host.decide(before, event);
  if (!decision.accepted) {
    const stored = JSON.stringify(host.pack(before, seq));
    return { answers: `${stored} ${JSON.stringify(decision)}`, snapshot: before, stored, seq };
  }
  const { snapshot, ...said } = decision;
  const stored = JSON.stringify(host.pack(snapshot, seq + 1));
  const answers = `${stored} ${JSON.stringify(said)} ${standing(host, snapshot)}`;
  return { answers, snapshot, stored, seq: seq + 1 };
}

/** Where an asistencia stands and what it allows, as text: a refusal leaves both as they were. */
function standing(host: AnyHost, snapshot: AsistenciaSnapshot): string {
  const at = snapshot.context.lastAt;
  const by = { id: 'someone', role: 'supervisor' } as const;
  return JSON.stringify([host.describe(snapshot), host.allowed(snapshot, { at, by })]);
}
