import type { AsistenciaEvent } from '../../asistencia/asistencia-event.ts';
import type { Effect } from '../../asistencia/effects.ts';
import type { AsistenciaInput } from '../../asistencia/input.ts';
import type { AutomaticKind, PendienteKind } from '../../procedure/pendientes.ts';
import { excess, type Facts, type OpenPendiente } from '../facts.ts';
import { dueTimesOf, standardDue } from '../oracle/due-times.ts';
import type { Standing } from '../trace.ts';
import { type Answer, alikeInAnyOrder, always, type Invariant, whenAccepted } from './invariant.ts';

/** The role that a pendiente waits for, if that is not a coordinator. */
const roleOf = (kind: PendienteKind, { review }: Facts): OpenPendiente['role'] => {
  if (kind !== 'reviewException') return null;
  return review?.isEscalated ? 'gerencia' : 'supervisor';
};

const entry = (kind: PendienteKind, dueAt: string, role: OpenPendiente['role']): string =>
  `${kind} due ${dueAt} for ${role ?? 'a coordinador'}`;

/** Whether pendientes just opened are due when §7 says, each kind at all its times, by its role. */
function areDue(
  opened: readonly OpenPendiente[],
  { service, policy }: AsistenciaInput,
  { facts }: Pick<Standing, 'facts'>,
): Answer {
  const opening = {
    at: facts.lastAt,
    window: facts.window,
    isEmergency: service.priority === 'emergencia',
    due: { ...standardDue, ...policy?.due },
  };
  const due = [...new Set(opened.map(({ kind }) => kind))].flatMap((kind) =>
    dueTimesOf(kind as AutomaticKind, opening).map((dueAt) => entry(kind, dueAt, roleOf(kind, facts))),
  );
  return alikeInAnyOrder(
    opened.map(({ kind, dueAt, role }) => entry(kind, dueAt, role)),
    due,
  );
}

type Notice = Extract<Effect, { type: 'notify' }>['params'];

/** Who is notified after an event, and of what. */
function noticeOf(event: AsistenciaEvent, after: Facts): Notice | null {
  if (event.type === 'exception.requested') return { role: 'supervisor', about: 'exceptionRequested' };
  if (event.type === 'exception.escalated') return { role: 'gerencia', about: 'exceptionEscalated' };
  const isExcess = event.type === 'diagnosis.recorded' && excess(after) > 0n;
  return isExcess ? { role: 'supervisor', about: 'excessFound' } : null;
}

/** What must happen outside: for whom, of what and when. */
export const effectInvariants: readonly Invariant[] = [
  {
    name: 'each pendiente is due exactly when its kind says, for the role that it waits for',
    clauses: ['4.9'],
    ...always(({ input, decision, before, after }) => {
      const atFirst = before.journal.length > 0 || areDue(before.facts.agenda, input, before);
      if (atFirst !== true || !decision.accepted) return atFirst;
      const opened = decision.effects.flatMap(({ type, params }) =>
        type === 'openPendiente' ? [params] : [],
      );
      return areDue(opened, input, after);
    }),
  },
  {
    name: 'a superior is notified of what the event asks of them, and of nothing else',
    clauses: ['5.1.G', '5.1.I', '5.1.J'],
    ...whenAccepted('any', ({ event, decision, after }) => {
      const sent = decision.effects.flatMap(({ type, params }) => (type === 'notify' ? [params] : []));
      const wanted = noticeOf(event, after.facts);
      const said = ({ role, about }: Notice) => `${about} to ${role}`;
      return alikeInAnyOrder(sent.map(said), wanted ? [said(wanted)] : []);
    }),
  },
  {
    name: 'nothing is settled, cancelled, notified or released twice by one event',
    clauses: ['4.9', 'ours'],
    ...whenAccepted('any', ({ decision }) => {
      const asked = decision.effects.flatMap((effect) =>
        effect.type === 'openPendiente' ? [] : [JSON.stringify(effect)],
      );
      return new Set(asked).size === asked.length;
    }),
  },
];
