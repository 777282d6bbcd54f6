import type { EventType } from '../asistencia/events.ts';
import type { GuardName } from '../asistencia/guards.ts';
import * as standard from '../languages/standard.ts';
import type { Words } from '../languages/words.ts';
import type { ClauseId } from '../procedure/clauses.ts';
import type { Role } from '../procedure/roles.ts';
import { type RefusingGuard, rules } from '../procedure/rules.ts';
import type { StateId } from '../procedure/states.ts';
import { filled, inEach, type Lang, languagesOf, type Text } from '../procedure/text.ts';
import type { Issue } from './result.ts';

/** Why an event is refused, in a host's languages. The codes are stable. */
export type Refusal<L extends string = Lang> =
  /** The event is malformed: `errors` names each field. */
  | { code: 'invalid-event'; errors: readonly Issue<L>[]; message: Text<L> }
  /** The role of `by` may not send it here; `roles` may. */
  | {
      code: 'role-not-allowed';
      guard: 'hasRole';
      clause: ClauseId;
      roles: readonly Role[];
      message: Text<L>;
    }
  /** The asistencia has ended. */
  | { code: 'asistencia-closed'; clause: ClauseId; message: Text<L> }
  /** The state does not take this event. */
  | { code: 'not-in-this-state'; clause: ClauseId; message: Text<L> }
  /** A guard said no. */
  | { code: 'guard-refused'; guard: GuardName; clause: ClauseId; message: Text<L> };

/** The words that refusals are made of. */
export type RefusalWords<L extends string> = Words<
  L,
  'state' | 'event' | 'role' | 'refusal' | 'sentence' | 'valueRule'
>;

/** Ours, and no others: a program that only decides bundles these alone. */
export const standardRefusalWords: RefusalWords<Lang> = {
  state: standard.state,
  event: standard.event,
  role: standard.role,
  refusal: standard.refusal,
  sentence: standard.sentence,
  valueRule: standard.valueRule,
};

/** The refusals in the words of a host. */
export function createRefusals<L extends string>(words: RefusalWords<L>) {
  // What is said of a state, an event and a list of roles is the same for every asistencia.
  const known = new Map<string, Text<L>>();
  const once = (key: string, make: () => Text<L>): Text<L> => {
    const message = known.get(key) ?? make();
    known.set(key, message);
    return message;
  };

  return {
    invalidEvent: (errors: readonly Issue<L>[]): Refusal<L> => ({
      code: 'invalid-event',
      errors,
      message: words.sentence.invalidEvent,
    }),

    roleNotAllowed: (roles: readonly Role[]): Refusal<L> => ({
      code: 'role-not-allowed',
      guard: 'hasRole',
      clause: rules.hasRole.clause,
      roles,
      message: once(roles.join(), () =>
        filled(
          words.sentence.theseMay,
          words.refusal.hasRole,
          inEach(languagesOf(words.sentence.theseMay), (lang) =>
            roles.map((role) => words.role[role][lang]).join(', '),
          ),
        ),
      ),
    }),

    asistenciaClosed: (state: StateId, clause: ClauseId = '5.2.A'): Refusal<L> => ({
      code: 'asistencia-closed',
      clause,
      message: once(`closed ${state}`, () => filled(words.sentence.closed, words.state[state])),
    }),

    notInThisState: (type: EventType, state: StateId, clause: ClauseId = '5.2.A'): Refusal<L> => ({
      code: 'not-in-this-state',
      clause,
      message: once(`${type} ${state}`, () =>
        filled(words.sentence.notInThisState, words.event[type], words.state[state]),
      ),
    }),

    guardRefused: (guard: RefusingGuard): Refusal<L> => ({
      code: 'guard-refused',
      guard,
      clause: rules[guard].clause,
      message: words.refusal[guard],
    }),
  };
}

const standardRefusals = /* @__PURE__ */ createRefusals(standardRefusalWords);

/**
 * The refusal of a malformed event. `errors` names each field.
 * @example
 * const parsed = parseEventRequest(body);
 * if (!parsed.ok) answer(invalidEvent(parsed.errors));
 */
export const invalidEvent = standardRefusals.invalidEvent;

/**
 * The refusal of whatever comes after a closure.
 * @example
 * asistenciaClosed('canceladoAlMomento').message.es;
 */
export const asistenciaClosed = standardRefusals.asistenciaClosed;
