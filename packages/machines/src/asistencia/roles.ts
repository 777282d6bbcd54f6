import { coordinating, management, type Role, superiors } from '../procedure/roles.ts';
import type { AsistenciaContext } from './context.ts';
import type { EventType } from './events.ts';

/** The answers to an exception (5.1.G to 5.1.I). */
const exceptionAnswers: readonly EventType[] = [
  'exception.approved',
  'exception.denied',
  'exception.escalated',
];
/** What only a superior may say (5.1.J). */
const superiorsOnly: readonly EventType[] = [...exceptionAnswers, 'excess.approved', 'cost.approved'];

/** Who may send an event; while the general management reviews, only they answer the exception. */
export function rolesFor(type: EventType, { review }: Pick<AsistenciaContext, 'review'>): readonly Role[] {
  if (review?.level === 'gerencia' && exceptionAnswers.includes(type)) return management;
  return superiorsOnly.includes(type) ? superiors : coordinating;
}
