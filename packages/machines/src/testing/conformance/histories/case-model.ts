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
export function caseModel({
  host,
  people,
  asistenciaId,
  coordinator,
  snapshot,
  agenda,
  journal,
}: Beginning): Model<CaseState> {
  const opening = journal.filter(({ kind }) => kind === 'opening').map(lineOf);
  return {
    initial: { snapshot, revision: 1, lines: opening, agenda, answers: new Map() },
    nameOf: ({ revision, lines, agenda: due, answers }) =>
      `${revision} ${lines.join()} ${agendaName(due)} ${[...answers.keys()].sort().join()}`,
    after(state, operation) {
      const { action } = operation;
      switch (action.kind) {
        case 'event':
          return afterEvent(state, operation, action);
        case 'note':
          return afterNote(state, operation);
        case 'postpone':
          return afterPostponing(state, operation, action);
        default:
          return operation.got && isSeen(state, action.kind, operation.got.body) ? [state] : [];
      }
    },
  };

  function isSeen(state: CaseState, kind: string, body: unknown): boolean {
    if (kind === 'readAsistencia') {
      const { revision, context } = body as AsistenciaBody;
      return revision === state.revision && canonical(context) === canonical(state.snapshot.context);
    }
    if (kind === 'readBitacora') {
      const { items } = body as Items<EntryBody>;
      const own = items.filter(({ type }) => type !== 'pendiente.escalated');
      return own.map(lineOf).join('\n') === state.lines.join('\n');
    }
    return agendaName((body as Items<PendienteBody>).items) === agendaName(state.agenda);
  }

  /** When something that was not answered may have happened. */
  function timesOf({ as }: Operation, type: string): string[] {
    const found = journal.filter((line) => line.type === type && line.by.id === people[as]?.id);
    return [...new Set(found.map(({ at }) => at))];
  }

  function afterNote(state: CaseState, operation: Operation): CaseState[] {
    const by = people[operation.as] as By;
    const { got } = operation;
    if (got && got.status !== 201) return [];
    const times = got ? [(got.body as EntryBody).at] : timesOf(operation, 'note');
    return times.map((at) => ({
      ...state,
      lines: [...state.lines, lineOf({ kind: 'note', type: 'note', at, by })],
    }));
  }

  function afterPostponing(
    state: CaseState,
    operation: Operation,
    { pendienteId, dueAt }: Extract<Action, { kind: 'postpone' }>,
  ): CaseState[] {
    const due = state.agenda.find(({ id }) => id === pendienteId);
    const by = people[operation.as] as By;
    if (!due) return [];
    const request = { type: 'pendiente.postponed', dueAt } as const;
    const { kind, status, assignee, role } = due;
    const event = { ...request, at: operation.from, by };
    const { accepted } = host.decidePendiente({ kind, status, dueAt: due.dueAt, assignee, role }, event);
    const { got } = operation;
    if (got && accepted !== (got.status === 200)) return [];
    if (!accepted) return [state];
    const line = lineOf({ kind: 'pendiente', type: request.type, at: '', by });
    const moved = { ...due, dueAt };
    return [
      {
        ...state,
        lines: [...state.lines, line],
        agenda: state.agenda.map((each) => (each === due ? moved : each)),
      },
    ];
  }

  function afterEvent(
    state: CaseState,
    operation: Operation,
    { request, key, ifMatch }: Extract<Action, { kind: 'event' }>,
  ): CaseState[] {
    const { as, got, from, until } = operation;
    const by = people[as] as By;
    const scope = key === null ? null : `${by.id} ${key}`;
    const text = canonical(request);
    const answer = (got?.body ?? null) as (Answer & Problem) | null;
    const prior = scope === null ? undefined : state.answers.get(scope);
    if (prior) return !got || isRepeated(prior, text, operation) ? [state] : [];

    const refusedBy = (status: number, isSo: boolean) =>
      !got || (got.status === status && isSo) ? [state] : [];
    const { type } = request;
    if (!host.sendersOf(state.snapshot, type).includes(by.role))
      return refusedBy(403, answer?.code === 'role-not-allowed');
    if (ifMatch !== null && ifMatch !== state.revision)
      return refusedBy(412, answer?.revision === state.revision);

    const remember = (next: CaseState, status: number): CaseState =>
      scope === null
        ? next
        : {
            ...next,
            answers: new Map(next.answers).set(scope, {
              request: text,
              status,
              body: got ? canonical(got.body) : null,
              revision: next.revision,
            }),
          };
    const { lastAt } = state.snapshot.context;
    const notBefore = (at: string) => (Date.parse(at) < Date.parse(lastAt) ? lastAt : at);
    const decideAt = (at: string) => host.decide(state.snapshot, stamp(request, { at, by }));
    const entry = answer && 'entry' in answer ? answer.entry : null;

    const next: CaseState[] = [];
    for (const at of entry ? [entry.at] : got ? [] : timesOf(operation, type)) {
      const decision = Date.parse(at) < Date.parse(lastAt) ? null : decideAt(at);
      if (!decision?.accepted) continue;
      const { snapshot, effects } = decision;
      const revision = state.revision + 1;
      if (answer && 'entry' in answer) {
        const { asistencia } = answer;
        if (asistencia.revision !== revision || canonical(asistencia.context) !== canonical(snapshot.context))
          continue;
      }
      const line = lineOf({ kind: 'event', type, at, by });
      const agendaThen = agendaAfter(state.agenda, effects, { asistenciaId, coordinator });
      next.push(
        remember({ ...state, snapshot, revision, lines: [...state.lines, line], agenda: agendaThen }, 200),
      );
    }
    const isRefused = [from, until].some((at) => !decideAt(notBefore(at)).accepted);
    if (isRefused && (!got || got.status === 409)) next.push(remember(state, 409));
    return next;
  }
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
