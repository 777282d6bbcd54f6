import type { AllowedEvent, ClauseId, Role, Text, WarrantyFault } from '@conexion/machines';

/** Why a machine refuses an event, in every language. */
export interface RefusedBecause {
  code: string;
  guard?: string;
  clause?: ClauseId;
  message: Text<string>;
}

/** An event that would be accepted, with some payload; of pendientes too. */
export type Allowed = Pick<AllowedEvent<string>, 'label' | 'clauses'> &
  Partial<Pick<AllowedEvent<string>, 'say' | 'needed'>> & { type: string };

/** A command that changed nothing. A closed union: the HTTP answers switch over all of it. */
export type Refused =
  | { outcome: 'not-found' }
  /** The idempotency key was used for something else. */
  | { outcome: 'key-reused' }
  | { outcome: 'role-not-allowed'; roles: readonly Role[] }
  /** Not the revision that the caller had seen. */
  | { outcome: 'stale-revision'; revision: number }
  | { outcome: 'event-refused'; refusals: readonly RefusedBecause[]; allowed: readonly Allowed[] }
  /** 5.2.B */
  | { outcome: 'warranty-not-applicable'; reason: WarrantyFault };

export type Outcome<T> = { outcome: 'done'; value: T } | Refused;

export const done = <T>(value: T): { outcome: 'done'; value: T } => ({ outcome: 'done', value });
