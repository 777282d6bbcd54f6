import type { EventType } from '../../asistencia/events.ts';
import type { Role } from '../../procedure/roles.ts';
import { type Invariant, whenAccepted } from './invariant.ts';

const answers: readonly EventType[] = ['exception.approved', 'exception.denied', 'exception.escalated'];
const superiors: readonly EventType[] = [...answers, 'excess.approved', 'cost.approved'];

/** The types promise a role that may; what was sent may be anything. */
const roleOf = ({ by }: { by: { role: Role } }): Role => by.role;

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
      ({ event, before: { facts } }) => !facts.isEscalated || event.by.role === 'gerencia',
    ),
  },
  {
    name: 'an analyst reads and sends nothing',
    clauses: ['3'],
    holds: whenAccepted('any', ({ event }) => roleOf(event) !== 'analista'),
  },
  {
    name: 'whoever coordinates is refused nothing for their role that is not a superior’s',
    clauses: ['3'],
    holds: ({ event, decision, before: { facts } }) => {
      if (decision.accepted || !decision.refusals.some(({ code }) => code === 'role-not-allowed'))
        return true;
      const role = roleOf(event);
      if (role === 'analista') return true;
      if (facts.isEscalated && answers.includes(event.type)) return role !== 'gerencia';
      return role === 'coordinador' && superiors.includes(event.type);
    },
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
