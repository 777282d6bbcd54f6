import type { EventRequest } from '../../../asistencia/asistencia-event.ts';
import type { AsistenciaSnapshot } from '../../../host/describe.ts';
import type { Host } from '../../../host/host.ts';
import { stamp } from '../../../host/parse-event.ts';
import type { By } from '../../../values/parties.ts';
import { agendaAfter, comparable, type Due, inOneOrder } from '../agenda-after.ts';
import type { Answer, AsistenciaBody, EntryBody, Items, PendienteBody, Problem } from '../answers.ts';
import { canonical } from '../disagreement.ts';
import type { Model } from './linearize.ts';
import type { Action, Operation } from './operation.ts';

type Known = Due & { id?: string };

/** One asistencia with its agenda and its journal. */
export interface CaseState {
  snapshot: AsistenciaSnapshot;
  revision: number;
  /** What was written, in its order. */
  lines: readonly string[];
  agenda: readonly Known[];
  /** By caller and key. */
  answers: ReadonlyMap<string, Remembered>;
}

interface Remembered {
  request: string;
  status: number;
  /** Null where the answer never came. */
  body: string | null;
  revision: number;
}

interface Beginning {
  host: Host;
  people: Readonly<Record<string, By>>;
  asistenciaId: string;
  coordinator: string;
  snapshot: AsistenciaSnapshot;
  agenda: readonly PendienteBody[];
  /** What the journal holds in the end: it tells when that happened which was not answered. */
  journal: readonly EntryBody[];
}

/** A line as several answers show it: some do not know its time. */
export const lineOf = ({ kind, type, at, by }: Pick<EntryBody, 'kind' | 'type' | 'at' | 'by'>): string =>
  [kind, type, by.id, ...(kind === 'pendiente' ? [] : [at])].join(' ');

const agendaName = (agenda: readonly Due[]): string =>
  [...agenda]
    .sort(inOneOrder)
    .map((due) => canonical(comparable(due)))
    .join();

/** An asistencia as one client would see it, on the machine. */
export function caseModel(given: Beginning): Model<CaseState> {
  const { snapshot, agenda, journal } = given;
  const opening = journal.filter(({ kind }) => kind === 'opening').map(lineOf);
  return {
    initial: { snapshot, revision: 1, lines: opening, agenda, answers: new Map() },
    nameOf: ({ revision, lines, agenda: due, answers }) =>
      `${revision} ${lines.join()} ${agendaName(due)} ${[...answers.keys()].sort().join()}`,
    after(state, operation) {
      const { action, got } = operation;
      switch (action.kind) {
        case 'event':
          return afterEvent(given, state, operation, action);
        case 'note':
          return afterNote(given, state, operation);
        case 'postpone':
          return afterPostponing(given, state, operation, action);
        default:
          return got && isSeen(state, action.kind, got.body) ? [state] : [];
      }
    },
  };
}

function isSeen(state: CaseState, kind: string, body: unknown): boolean {
  if (kind === 'readAsistencia') return shows(body as AsistenciaBody, state);
  if (kind === 'readBitacora') {
    const { items } = body as Items<EntryBody>;
    const own = items.filter(({ type }) => type !== 'pendiente.escalated');
    return own.map(lineOf).join('\n') === state.lines.join('\n');
  }
  return agendaName((body as Items<PendienteBody>).items) === agendaName(state.agenda);
}

const shows = (
  { revision, context }: AsistenciaBody,
  state: Pick<CaseState, 'revision' | 'snapshot'>,
): boolean => revision === state.revision && canonical(context) === canonical(state.snapshot.context);

const senderOf = ({ people }: Beginning, { as }: Operation): By => people[as] as By;

/** When something that was not answered may have happened. */
function timesOf(given: Beginning, operation: Operation, type: string): string[] {
  const { id } = senderOf(given, operation);
  const found = given.journal.filter((line) => line.type === type && line.by.id === id);
  return [...new Set(found.map(({ at }) => at))];
}

function afterNote(given: Beginning, state: CaseState, operation: Operation): CaseState[] {
  const by = senderOf(given, operation);
  const { got } = operation;
  if (got && got.status !== 201) return [];
  const times = got ? [(got.body as EntryBody).at] : timesOf(given, operation, 'note');
  return times.map((at) => ({
    ...state,
    lines: [...state.lines, lineOf({ kind: 'note', type: 'note', at, by })],
  }));
}

function afterPostponing(
  given: Beginning,
  state: CaseState,
  operation: Operation,
  { pendienteId, dueAt }: Extract<Action, { kind: 'postpone' }>,
): CaseState[] {
  const due = state.agenda.find(({ id }) => id === pendienteId);
  if (!due) return [];
  const by = senderOf(given, operation);
  const type = 'pendiente.postponed';
  const { kind, status, assignee, role } = due;
  const pendiente = { kind, status, dueAt: due.dueAt, assignee, role };
  const { accepted } = given.host.decidePendiente(pendiente, { type, dueAt, at: operation.from, by });
  const { got } = operation;
  if (got && accepted !== (got.status === 200)) return [];
  if (!accepted) return [state];
  return [
    {
      ...state,
      lines: [...state.lines, lineOf({ kind: 'pendiente', type, at: '', by })],
      agenda: state.agenda.map((each) => (each === due ? { ...due, dueAt } : each)),
    },
  ];
}

function afterEvent(
  given: Beginning,
  state: CaseState,
  operation: Operation,
  { request, key, ifMatch }: Extract<Action, { kind: 'event' }>,
): CaseState[] {
  const { got } = operation;
  const by = senderOf(given, operation);
  const scope = key === null ? null : `${by.id} ${key}`;
  const text = canonical(request);
  const prior = scope === null ? undefined : state.answers.get(scope);
  if (prior) return !got || isRepeated(prior, text, operation) ? [state] : [];

  const problem = got?.body as Problem | undefined;
  const refusedBy = (status: number, isSo: boolean) =>
    !got || (got.status === status && isSo) ? [state] : [];
  if (!given.host.sendersOf(state.snapshot, request.type).includes(by.role))
    return refusedBy(403, problem?.code === 'role-not-allowed');
  if (ifMatch !== null && ifMatch !== state.revision)
    return refusedBy(412, problem?.revision === state.revision);

  const next = afterAccepting(given, state, operation, request).map((after) => ({ after, status: 200 }));
  const isRefused = mayBeRefused(given, state, operation, request) && (!got || got.status === 409);
  if (isRefused) next.push({ after: state, status: 409 });
  if (scope === null) return next.map(({ after }) => after);
  const body = got ? canonical(got.body) : null;
  return next.map(({ after, status }) => ({
    ...after,
    answers: new Map(after.answers).set(scope, { request: text, status, body, revision: after.revision }),
  }));
}

/** The state once the host has accepted an event: one for each time at which it may have. */
function afterAccepting(
  given: Beginning,
  state: CaseState,
  operation: Operation,
  request: EventRequest,
): CaseState[] {
  const { host, asistenciaId, coordinator } = given;
  const { got } = operation;
  const by = senderOf(given, operation);
  const answer = got?.body as Answer | undefined;
  const accepted = answer && 'entry' in answer ? answer : null;
  const unanswered = got ? [] : timesOf(given, operation, request.type);
  return (accepted ? [accepted.entry.at] : unanswered).flatMap((at) => {
    if (Date.parse(at) < Date.parse(state.snapshot.context.lastAt)) return [];
    const decision = host.decide(state.snapshot, stamp(request, { at, by }));
    if (!decision.accepted) return [];
    const { snapshot, effects } = decision;
    const revision = state.revision + 1;
    if (accepted && !shows(accepted.asistencia, { revision, snapshot })) return [];
    const lines = [...state.lines, lineOf({ kind: 'event', type: request.type, at, by })];
    const agenda = agendaAfter(state.agenda, effects, { asistenciaId, coordinator });
    return [{ ...state, snapshot, revision, lines, agenda }];
  });
}

/** Whether the machine refuses an event at the first or at the last moment of its request. */
function mayBeRefused(
  given: Beginning,
  { snapshot }: CaseState,
  operation: Operation,
  request: EventRequest,
): boolean {
  const by = senderOf(given, operation);
  const { lastAt } = snapshot.context;
  return [operation.from, operation.until]
    .map((at) => (Date.parse(at) < Date.parse(lastAt) ? lastAt : at))
    .some((at) => !given.host.decide(snapshot, stamp(request, { at, by })).accepted);
}

function isRepeated(
  { request, status, body, revision }: Remembered,
  text: string,
  { got }: Operation,
): boolean {
  if (request !== text) return got?.status === 422;
  if (got?.status !== status) return false;
  if (body !== null) return canonical(got.body) === body;
  return status === 409 || (got.body as { asistencia: AsistenciaBody }).asistencia.revision === revision;
}
