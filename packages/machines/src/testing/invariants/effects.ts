import type { AsistenciaEvent } from '../../asistencia/asistencia-event.ts';
import type { Effect } from '../../asistencia/effects.ts';
import type { AsistenciaInput } from '../../asistencia/input.ts';
import type { AutomaticKind, PendienteKind } from '../../procedure/pendientes.ts';
import { excess, type Facts, type OpenPendiente } from '../facts.ts';
import { dueTimesOf, standardDue } from '../oracle/due-times.ts';
import type { Standing } from '../trace.ts';
import { type Invariant, whenAccepted } from './invariant.ts';

/** The role that a pendiente waits for, if that is not a coordinator. */
const roleOf = (kind: PendienteKind, { review }: Facts): OpenPendiente['role'] => {
  if (kind !== 'reviewException') return null;
  return review?.isEscalated ? 'gerencia' : 'supervisor';
};

/** Whether pendientes just opened are due when §7 says, each kind at all its times, by its role. */
function areDue(
  opened: readonly OpenPendiente[],
  { service, policy }: AsistenciaInput,
  { facts }: Pick<Standing, 'facts'>,
): boolean {
  const opening = {
    at: facts.lastAt,
    window: facts.window,
    isEmergency: service.priority === 'emergencia',
    due: { ...standardDue, ...policy?.due },
  };
  return [...new Set(opened.map(({ kind }) => kind))].every((kind) => {
    const own = opened.filter((pendiente) => pendiente.kind === kind);
    const dueAt = own.map((pendiente) => pendiente.dueAt).sort();
    return (
      own.every(({ role }) => role === roleOf(kind, facts)) &&
      dueAt.join() === dueTimesOf(kind as AutomaticKind, opening).join()
    );
  });
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
    holds: (moment) => {
      const { input, decision, before, after } = moment;
      if (before.journal.length === 0 && !areDue(before.facts.agenda, input, before)) return false;
      if (!decision.accepted) return true;
      const opened = decision.effects.flatMap(({ type, params }) =>
        type === 'openPendiente' ? [params] : [],
      );
      return areDue(opened, input, after);
    },
  },
  {
    name: 'a superior is notified of what the event asks of them, and of nothing else',
    clauses: ['5.1.G', '5.1.I', '5.1.J'],
    ...whenAccepted('any', ({ event, decision, after }) => {
      const sent = decision.effects
        .filter(({ type }) => type === 'notify')
        .map(({ params }) => params as Notice);
      const wanted = noticeOf(event, after.facts);
      return (
        sent.length === (wanted ? 1 : 0) &&
        sent.every(({ role, about }) => role === wanted?.role && about === wanted.about)
      );
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
