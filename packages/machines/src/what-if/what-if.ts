import { type AsistenciaEvent, exceptionGrounds } from '../asistencia/asistencia-event.ts';
import type { Effect } from '../asistencia/effects.ts';
import type { AsistenciaInput } from '../asistencia/input.ts';
import type { AsistenciaSnapshot } from '../host/describe.ts';
import type { AnyHost } from '../host/host.ts';
import { InputError } from '../host/parse-input.ts';
import type { Refusal } from '../host/refusal.ts';
import type { ClauseId } from '../procedure/clauses.ts';
import type { By } from '../values/parties.ts';
import { changedPolicy, type PolicyChange } from './policy-change.ts';

/** A line of a journal that the machine decided, as a service keeps it and its API gives it. */
export interface JournalLine {
  seq: number;
  type: string;
  at: string;
  by: By;
  callId?: string | undefined;
  /** What the event carried; of the opening, the machine's whole input. */
  payload: unknown;
  to: string | null;
}

/** A step that another policy or definition would have refused. */
export interface RefusedStep {
  seq: number;
  event: string;
  state: string;
  code: Refusal['code'];
  guard: string | null;
  /** Null where the event itself would not be known. */
  clause: ClauseId | null;
}

/** What was refused, or would have been, and would be accepted. */
export interface PossibleStep {
  /** The line that led to the state. */
  seq: number;
  state: string;
  event: string;
  /** Of a request for an exception. */
  ground: string | null;
}

/** A pendiente whose due time would have been another. */
export interface MovedDue {
  seq: number;
  kind: string;
  from: string;
  to: string;
}

/** What would have become of one asistencia. */
export interface WhatIf {
  /** The first step that would have been refused; it is not followed beyond. */
  refused: RefusedStep | null;
  /** Each event, and each ground, where it first became possible. */
  possible: readonly PossibleStep[];
  moved: readonly MovedDue[];
  /** The line that its own rules of today decide otherwise: it is not followed beyond, either. */
  unreplayable: number | null;
}

/** What would be otherwise. */
export interface WhatIfChange {
  /** The procedure that decided. */
  host: AnyHost;
  /** Another definition of it. */
  other?: AnyHost;
  policy?: PolicyChange;
}

interface Probe {
  type: string;
  ground: string | null;
  payload: object;
}

const unended = { refused: null, unreplayable: null };

/** 5.1.I asks for a note, so `special` is not among them. */
const grounds = exceptionGrounds.filter((ground) => ground !== 'special');
const favourable = { assessment: { heavyMachinery: false, largeWorks: false } };

/**
 * Replays journals from their opening under another policy or definition, beside the one that they
 * had. What becomes possible is asked of events without payload and of the four grounds for an
 * exception, in each recorded state at the time of the next line.
 * @example
 * const ask = createWhatIf({ host, policy: parsePolicyChange({ months: 3 }) });
 * const { refused, possible, moved } = ask(opening, events);
 */
export function createWhatIf({ host, other = host, policy = {} }: WhatIfChange) {
  const probesIn = probesOf(other);
  const mayMove = other !== host || policy.due !== undefined;

  /** The probes that the other rules accept, and the case's own refused. */
  function* becomesPossible(own: AsistenciaSnapshot, changed: AsistenciaSnapshot, at: string) {
    for (const { type, ground, payload } of probesIn(other.describe(changed).state)) {
      const [role] = other.sendersOf(changed, type as AsistenciaEvent['type']);
      if (role === undefined) continue;
      const event = { type, at, by: { id: 'what-if', role }, ...payload } as AsistenciaEvent;
      if (other.explain(changed, event).length === 0 && host.explain(own, event).length > 0)
        yield { event: type, ground };
    }
  }

  return (opening: JournalLine, events: Iterable<JournalLine>): WhatIf => {
    const possible: PossibleStep[] = [];
    const moved: MovedDue[] = [];
    const ended = (end: Partial<WhatIf>): WhatIf => ({ ...unended, possible, moved, ...end });

    const input = opening.payload as AsistenciaInput;
    const first = reopened(host, input);
    if (!first) return ended({ unreplayable: opening.seq });
    const changedInput = { ...input, policy: changedPolicy(first.context.policy, policy) };
    let own = first;
    let changed = other.replay(changedInput, []);
    // Opening takes longer than a step does.
    if (mayMove) moved.push(...movedDues(opening.seq, opened(host, input), opened(other, changedInput)));
    let { seq } = opening;
    const ask = (at: string) => {
      const { state } = other.describe(changed);
      for (const step of becomesPossible(own, changed, at))
        if (!possible.some(({ event, ground }) => event === step.event && ground === step.ground))
          possible.push({ seq, state, ...step });
    };
    for (const line of events) {
      ask(line.at);
      const event = eventOf(line);
      const before = host.decide(own, event);
      if (!before.accepted || before.step.to !== line.to) return ended({ unreplayable: line.seq });
      const after = other.decide(changed, event);
      if (!after.accepted)
        return ended({ refused: refusedStep(line, other.describe(changed).state, after.refusals) });
      moved.push(...movedDues(line.seq, before.effects, after.effects));
      own = before.snapshot;
      changed = after.snapshot;
      seq = line.seq;
    }
    ask(own.context.lastAt);
    return ended({});
  };
}

function refusedStep(
  { seq, type }: JournalLine,
  state: string,
  refusals: readonly Refusal<string>[],
): RefusedStep {
  const [refusal] = refusals as readonly [Refusal<string>];
  return {
    seq,
    event: type,
    state,
    code: refusal.code,
    guard: 'guard' in refusal ? refusal.guard : null,
    clause: 'clause' in refusal ? refusal.clause : null,
  };
}

/** What can be asked in a state without knowing what a person would have typed. */
function probesOf(host: AnyHost): (state: string) => readonly Probe[] {
  const probes: Probe[] = [
    ...Object.keys(host.events).map((type) => ({ type, ground: null, payload: {} })),
    ...grounds.map((ground) => ({
      type: 'exception.requested',
      ground,
      payload: ground === 'noHeavyMachinery' ? { ground, ...favourable } : { ground },
    })),
  ].filter(({ type, payload }) => host.parseEventRequest({ type, ...payload }).ok);
  const { transitions } = host.definition();
  const known = new Map<string, readonly Probe[]>();
  return (state) => {
    const own =
      known.get(state) ??
      probes.filter(({ type }) =>
        transitions.some(
          ({ event, source }) => event === type && (state === source || state.startsWith(`${source}.`)),
        ),
      );
    known.set(state, own);
    return own;
  };
}

const eventOf = ({ type, at, by, callId, payload }: JournalLine): AsistenciaEvent =>
  ({ ...(payload as object), type, at, by, ...(callId === undefined ? {} : { callId }) }) as AsistenciaEvent;

/** Where a journal begins; null where the rules of today cannot read its opening. */
function reopened(host: AnyHost, input: AsistenciaInput): AsistenciaSnapshot | null {
  try {
    return host.replay(input, []);
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

/** An input that was accepted once may be implausible by the rules of today: it opens nothing. */
function opened(host: AnyHost, input: AsistenciaInput): readonly Effect[] {
  return host.parseInput(input).ok ? host.open(input).effects : [];
}

/** The pendientes that both open, where they are due at other times. */
function movedDues(seq: number, before: readonly Effect[], after: readonly Effect[]): MovedDue[] {
  const opens = (effects: readonly Effect[]) =>
    effects.flatMap(({ type, params }) => (type === 'openPendiente' ? [params] : []));
  const left = opens(after);
  return opens(before).flatMap(({ kind, dueAt: from }) => {
    const at = left.findIndex((other) => other.kind === kind);
    const [other] = at < 0 ? [] : left.splice(at, 1);
    return other && other.dueAt !== from ? [{ seq, kind, from, to: other.dueAt }] : [];
  });
}
