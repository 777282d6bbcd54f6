import type { AsistenciaEvent } from '../../asistencia/asistencia-event.ts';
import type { EventType } from '../../asistencia/events.ts';
import type { Role } from '../../procedure/roles.ts';
import type { StateId } from '../../procedure/states.ts';
import { demanded } from './demands.ts';
import { type Invariant, whenAccepted } from './invariant.ts';

const answers: readonly EventType[] = ['exception.approved', 'exception.denied', 'exception.escalated'];
const superiors: readonly EventType[] = [...answers, 'excess.approved', 'cost.approved'];

/** The types promise a role that may send the event; the sent value may be anything. */
const roleOf = ({ by }: { by: { role: Role } }): Role => by.role;

/**
 * Coordinators and above may send events, except the events of a superior. While the general
 * management reviews, only they answer.
 */
function may(event: AsistenciaEvent, state: StateId): boolean {
  const role = roleOf(event);
  if (role === 'analista') return false;
  if (state === 'autorizacion.revisionDeGerencia' && answers.includes(event.type)) return role === 'gerencia';
  return role !== 'coordinador' || !superiors.includes(event.type);
}

/** Which role may send what (3, 5.1.G to 5.1.J). */
export const powerInvariants: readonly Invariant[] = [
  {
    name: "a supervisor's powers are never in a coordinator's hands",
    clauses: ['5.1.J', '3'],
    holds: whenAccepted(superiors, ({ event }) => ['supervisor', 'jefe', 'gerencia'].includes(event.by.role)),
  },
  {
    name: 'while the general management reviews, they alone answer',
    clauses: ['5.1.I'],
    holds: whenAccepted(
      answers,
      ({ event, before: { facts } }) => !facts.review?.isEscalated || event.by.role === 'gerencia',
    ),
  },
  {
    name: 'the person who asked for an exception never approves it',
    clauses: ['ours'],
    holds: demanded('isNotOwnRequest', ['exception.approved']),
  },
  {
    name: 'an analyst reads and sends nothing',
    clauses: ['3'],
    holds: whenAccepted('any', ({ event }) => roleOf(event) !== 'analista'),
  },
  {
    name: 'a role is refused exactly where it may not send the event, whatever else is wrong',
    clauses: ['3', '5.1.J'],
    holds: ({ event, decision, before: { where } }) => {
      if (decision.accepted) return true;
      const codes = decision.refusals.map(({ code }) => code);
      return (
        codes.includes('invalid-event') || codes.includes('role-not-allowed') === !may(event, where.state)
      );
    },
  },
  {
    name: 'the machine without a host refuses what a host refuses',
    clauses: ['3', 'ours'],
    holds: ({ event, decision, before: { snapshot } }) =>
      decision.accepted ||
      decision.refusals.some(({ code }) => code === 'invalid-event') ||
      !snapshot.can(event),
  },
  {
    name: 'every authorization of a superior records who gave it and why',
    clauses: ['5.1.J'],
    holds: whenAccepted(
      ['exception.approved', 'excess.approved', 'cost.approved'],
      ({ event }) => event.by.id.length > 0 && event.reason.length > 0,
    ),
  },
];
