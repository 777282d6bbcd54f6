import type { AsistenciaEvent } from '../../asistencia/asistencia-event.ts';
import type { EventType } from '../../asistencia/events.ts';
import type { Decision } from '../../host/decisions.ts';
import type { Role } from '../../procedure/roles.ts';
import type { StateId } from '../../procedure/states.ts';
import type { Moment } from '../trace.ts';
import { demanded } from './demands.ts';
import { type Invariant, when, whenAccepted } from './invariant.ts';

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

const codesOf = (decision: Decision): readonly string[] =>
  decision.accepted ? [] : decision.refusals.map(({ code }) => code);

const isWellFormedRefusal = ({ decision }: Moment): boolean =>
  !decision.accepted && !codesOf(decision).includes('invalid-event');

/** Which role may send what (3, 5.1.G to 5.1.J). */
export const powerInvariants: readonly Invariant[] = [
  {
    name: "a supervisor's powers are never in a coordinator's hands",
    clauses: ['5.1.J', '3'],
    ...whenAccepted(superiors, ({ event }) => ['supervisor', 'jefe', 'gerencia'].includes(event.by.role)),
  },
  {
    name: 'while the general management reviews, they alone answer',
    clauses: ['5.1.I'],
    ...whenAccepted(
      answers,
      ({ event }) => event.by.role === 'gerencia',
      ({ before: { facts } }) => facts.review?.isEscalated === true,
    ),
  },
  {
    name: 'the person who asked for an exception never approves it',
    clauses: ['ours'],
    ...demanded('isNotOwnRequest', ['exception.approved']),
  },
  {
    name: 'an analyst reads and sends nothing',
    clauses: ['3'],
    ...whenAccepted('any', ({ event }) => roleOf(event) !== 'analista'),
  },
  {
    name: 'a role is refused exactly where it may not send the event, whatever else is wrong',
    clauses: ['3', '5.1.J'],
    ...when(
      isWellFormedRefusal,
      ({ event, decision, before: { where } }) =>
        codesOf(decision).includes('role-not-allowed') === !may(event, where.state),
    ),
  },
  {
    name: 'the machine without a host refuses what a host refuses',
    clauses: ['3', 'ours'],
    ...when(isWellFormedRefusal, ({ event, before: { snapshot } }) => !snapshot.can(event)),
  },
  {
    name: 'every authorization of a superior records who gave it and why',
    clauses: ['5.1.J'],
    ...whenAccepted(
      ['exception.approved', 'excess.approved', 'cost.approved'],
      ({ event }) => event.by.id.length > 0 && event.reason.length > 0,
    ),
  },
];
