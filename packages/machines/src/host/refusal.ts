import type { EventType } from '../asistencia/events.ts';
import type { GuardName } from '../asistencia/guards.ts';
import type { ClauseId } from '../procedure/clauses.ts';
import { eventLabels } from '../procedure/events.ts';
import { type Role, roleLabels } from '../procedure/roles.ts';
import { rules } from '../procedure/rules.ts';
import { filled, inEach, sentences } from '../procedure/sentences.ts';
import { type StateId, stateLabels } from '../procedure/states.ts';
import type { Text } from '../procedure/text.ts';
import type { Issue } from './result.ts';

/** Why an event is refused. The codes are stable. */
export type Refusal =
  /** The event is malformed: `errors` names each field, in Spanish. */
  | { code: 'invalid-event'; errors: readonly Issue[]; message: Text }
  /** The role of `by` may not send it here; `roles` may. */
  | { code: 'role-not-allowed'; guard: 'hasRole'; clause: ClauseId; roles: readonly Role[]; message: Text }
  /** The asistencia has ended. */
  | { code: 'asistencia-closed'; clause: ClauseId; message: Text }
  /** The state does not take this event. */
  | { code: 'not-in-this-state'; clause: ClauseId; message: Text }
  /** A guard said no. */
  | { code: 'guard-refused'; guard: GuardName; clause: ClauseId; message: Text };

/**
 * The refusal of a malformed event. `errors` names each field.
 * @example
 * invalidEvent([{ path: 'reason', message: 'Falta.' }]);
 */
export const invalidEvent = (errors: readonly Issue[]): Refusal => ({
  code: 'invalid-event',
  errors,
  message: sentences.invalidEvent,
});

export const roleNotAllowed = (roles: readonly Role[]): Refusal => ({
  code: 'role-not-allowed',
  guard: 'hasRole',
  clause: rules.hasRole.clause,
  roles,
  message: filled(
    sentences.theseMay,
    rules.hasRole.refusal,
    inEach((lang) => roles.map((role) => roleLabels[role][lang]).join(', ')),
  ),
});

/**
 * The refusal of whatever comes after a closure.
 * @example
 * asistenciaClosed('canceladoAlMomento').message.es;
 */
export const asistenciaClosed = (state: StateId): Refusal => ({
  code: 'asistencia-closed',
  clause: '5.2.A',
  message: filled(sentences.closed, stateLabels[state]),
});

export const notInThisState = (type: EventType, state: StateId): Refusal => ({
  code: 'not-in-this-state',
  clause: '5.2.A',
  message: filled(sentences.notInThisState, eventLabels[type], stateLabels[state]),
});

export function guardRefused(guard: GuardName): Refusal {
  const rule: { clause: ClauseId; label: Text; refusal?: Text } = rules[guard];
  return { code: 'guard-refused', guard, clause: rule.clause, message: rule.refusal ?? rule.label };
}
