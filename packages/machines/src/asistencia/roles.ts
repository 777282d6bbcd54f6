import {
  type Coordinating,
  coordinating,
  management,
  type Role,
  type Superior,
  superiors,
} from '../procedure/roles.ts';
import type { AsistenciaContext } from './context.ts';
import type { EventType } from './events.ts';

/** The answers to an exception (5.1.G to 5.1.I). */
const exceptionAnswers = [
  'exception.approved',
  'exception.denied',
  'exception.escalated',
] as const satisfies readonly EventType[];
/** What only a superior may say (5.1.J). */
const superiorsOnly = [
  ...exceptionAnswers,
  'excess.approved',
  'cost.approved',
] as const satisfies readonly EventType[];

/** Who may send an event wherever it is taken: what the compiler can know. */
export type RoleOf<T extends EventType> = T extends (typeof superiorsOnly)[number] ? Superior : Coordinating;

const isAmong = (types: readonly EventType[], type: EventType): boolean => types.includes(type);

/** Who may send an event; while the general management reviews, only they answer the exception. */
export function rolesFor(
  type: EventType,
  { review }: { review: Pick<NonNullable<AsistenciaContext['review']>, 'level'> | null },
): readonly Role[] {
  if (review?.level === 'gerencia' && isAmong(exceptionAnswers, type)) return management;
  return isAmong(superiorsOnly, type) ? superiors : coordinating;
}
