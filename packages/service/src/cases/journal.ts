import {
  type AnyHost,
  type AsistenciaEvent,
  type AsistenciaInput,
  type AsistenciaSnapshot,
  type Effect,
  textIn,
} from '@conexion/machines';
import type { Asistencia, AsistenciaSummary, Entry } from './records.ts';
import type { Store } from './store.ts';

type Stamped = Pick<Entry, 'id' | 'at' | 'by'>;

/**
 * The first line of an asistencia. It keeps the machine's whole input, policy included, so that a
 * replay needs nothing else.
 */
export function openingEntry(
  stamp: Stamped,
  { id, expedienteId, ...record }: Asistencia,
  input: AsistenciaInput,
  effects: readonly Effect[],
): Entry {
  return {
    ...stamp,
    kind: 'opening',
    expedienteId,
    asistenciaId: id,
    seq: record.revision,
    type: 'asistencia.opened',
    callId: input.call.id,
    payload: input,
    from: null,
    to: record.state,
    stage: record.stage,
    subStage: record.subStage,
    closureStatus: record.closureStatus,
    clauses: ['4.7', '5.1.C'],
    passed: [],
    effects,
  };
}

type Accepted = Extract<ReturnType<AnyHost['decide']>, { accepted: true }>;

/** The line of an accepted event. */
export function eventEntry(
  id: string,
  { type, at, by, callId, ...payload }: Accepted['event'],
  record: Asistencia,
  { from, to, clauses, passed }: Accepted['step'],
  effects: readonly Effect[],
): Entry {
  return {
    ...besideTheMachine({ id, at, by }, record),
    kind: 'event',
    type,
    ...(callId === undefined ? {} : { callId }),
    payload,
    from,
    to,
    clauses,
    passed,
    effects,
  };
}

/** A line that moves nothing: it repeats the asistencia's state. */
export const besideTheMachine = (
  { id, at, by }: Stamped,
  record: AsistenciaSummary,
): Omit<Entry, 'kind' | 'type' | 'payload'> => ({
  id,
  expedienteId: record.expedienteId,
  asistenciaId: record.id,
  seq: record.revision,
  at,
  by,
  from: record.state,
  to: record.state,
  stage: record.stage,
  subStage: record.subStage,
  closureStatus: record.closureStatus,
  clauses: [],
  passed: [],
  effects: [],
});

/** A line of a case that belongs to none of its asistencias. */
export const ofTheCase = (
  { id, at, by }: Stamped,
  expedienteId: string,
): Omit<Entry, 'kind' | 'type' | 'payload'> => ({
  id,
  expedienteId,
  asistenciaId: null,
  seq: 0,
  at,
  by,
  from: null,
  to: null,
  stage: null,
  subStage: null,
  closureStatus: null,
  clauses: [],
  passed: [],
  effects: [],
});

/** The event that a line records. */
export const eventOf = ({ type, at, by, callId, payload }: Entry): AsistenciaEvent =>
  ({ ...(payload as object), type, at, by, ...(callId === undefined ? {} : { callId }) }) as AsistenciaEvent;

/**
 * A line that the rules of today decide otherwise than those that wrote it: its journal cannot be
 * replayed beyond it.
 */
export class DecidedOtherwise extends Error {
  constructor({ seq, type }: Entry, today: string, options?: ErrorOptions) {
    super(`line ${seq}, ${type}: ${today}`, options);
  }
}

/** The lines that make an asistencia, up to a revision. */
export interface Lines {
  opening: Entry;
  events: readonly Entry[];
  last: Entry;
  /** When it entered its last state. */
  since: string;
}

/** Throws where the journal does not begin with the opening. */
export async function readLines(store: Store, asistenciaId: string, untilSeq: number): Promise<Lines> {
  const lines: Entry[] = [];
  let after: string | null = '0';
  while (after !== null) {
    const page: Awaited<ReturnType<Store['journal']>> = await store.journal(asistenciaId, {
      after: Number(after),
      untilSeq,
    });
    lines.push(...page.items.filter(({ kind }) => kind === 'opening' || kind === 'event'));
    after = page.nextCursor;
  }
  const [opening, ...events] = lines;
  if (opening?.kind !== 'opening') throw new Error(`The journal of ${asistenciaId} has no opening`);
  return {
    opening,
    events,
    last: events.at(-1) ?? opening,
    since: (events.findLast(({ from, to }) => from !== to) ?? opening).at,
  };
}

/**
 * The snapshot to which lines lead; the stored snapshot is a cache of it. Throws
 * `DecidedOtherwise`.
 */
export function replayLines(procedure: AnyHost, { opening, events }: Lines): AsistenciaSnapshot {
  let snapshot = opened(procedure, opening);
  for (const line of events) {
    const decision = procedure.decide(snapshot, eventOf(line));
    if (!decision.accepted) {
      const [refusal] = decision.refusals;
      throw new DecidedOtherwise(line, `${refusal?.code}, ${textIn(refusal?.message ?? {}, 'en')}`);
    }
    const { to } = decision.step;
    if (to !== line.to) throw new DecidedOtherwise(line, `it leads to ${to}, not to ${line.to}`);
    snapshot = decision.snapshot;
  }
  return snapshot;
}

function opened(procedure: AnyHost, opening: Entry): AsistenciaSnapshot {
  try {
    return procedure.replay(opening.payload as AsistenciaInput, []);
  } catch (cause) {
    throw new DecidedOtherwise(opening, 'its input is invalid', { cause });
  }
}
