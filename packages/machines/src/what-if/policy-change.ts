import type { Policy } from '../asistencia/policy.ts';
import { parsePolicy } from '../host/parse-policy.ts';

/** What of a policy would be otherwise; each case keeps its own for the rest. */
export type PolicyChange = Partial<Omit<Policy, 'due'>> & { due?: Partial<Policy['due']> };

/**
 * The fields that a policy file sets, checked as `parsePolicy` does.
 * @throws `PolicyError`, whose `issues` name each field.
 * @example
 * parsePolicyChange({ months: 3 }); // { months: 3 }
 */
export function parsePolicyChange(value: unknown): PolicyChange {
  const complete = parsePolicy(value);
  const given = value as PolicyChange;
  const { due, ...rest } = picked(complete, given);
  return due && given.due ? { ...rest, due: picked(due, given.due) } : rest;
}

const picked = <T extends object>(complete: T, given: object): Partial<T> =>
  Object.fromEntries(Object.entries(complete).filter(([field]) => Object.hasOwn(given, field))) as Partial<T>;

export const changedPolicy = (policy: Policy, { due, ...rest }: PolicyChange): Policy => ({
  ...policy,
  ...rest,
  due: { ...policy.due, ...due },
});
