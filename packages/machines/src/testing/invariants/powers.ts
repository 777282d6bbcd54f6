import type { AsistenciaEvent } from '../../asistencia/asistencia-event.ts';
import type { EventType } from '../../asistencia/events.ts';
import type { Role } from '../../procedure/roles.ts';
import type { StateId } from '../../procedure/states.ts';
import { demanded } from './demands.ts';
import { type Invariant, whenAccepted } from './invariant.ts';

const answers: readonly EventType[] = ['exception.approved', 'exception.denied', 'exception.escalated'];
const superiors: readonly EventType[] = [...answers, 'excess.approved', 'cost.approved'];

/** The types promise a role that may; what was sent may be anything. */
const roleOf = ({ by }: { by: { role: Role } }): Role => by.role;

/**
 * Coordinator and above; a superior's are a superior's; what the general management reviews is
 * theirs alone.
 */
function may(event: AsistenciaEvent, state: StateId): boolean {
  const role = roleOf(event);
  if (role === 'analista') return false;
  if (state === 'autorizacion.revisionDeGerencia' && answers.includes(event.type)) return role === 'gerencia';
  return role !== 'coordinador' || !superiors.includes(event.type);
}

/** Who may say what (3, 5.1.G to 5.1.J). */
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
    name: 'a role is refused where it may not, whatever else is wrong, and nowhere else',
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
    name: 'what a host refuses, the machine alone refuses too',
    clauses: ['3', 'ours'],
    holds: ({ event, decision, before: { snapshot } }) =>
      decision.accepted ||
      decision.refusals.some(({ code }) => code === 'invalid-event') ||
      !snapshot.can(event),
  },
  {
    name: 'every superior authorization has who and why',
    clauses: ['5.1.J'],
    holds: whenAccepted(
      ['exception.approved', 'excess.approved', 'cost.approved'],
      ({ event }) => event.by.id.length > 0 && event.reason.length > 0,
    ),
  },
];
