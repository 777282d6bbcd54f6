import { type Policy, policySchema } from '../asistencia/policy.ts';
import * as standard from '../languages/standard.ts';
import type { Lang } from '../procedure/text.ts';
import { check } from '../values/check.ts';
import { type Issue, issuesOf, summaryOf, type ValueRuleWords } from './result.ts';

/** Bad policy: `issues` names each field and its rule, in every language. */
export class PolicyError<L extends string = Lang> extends Error {
  override readonly name = 'PolicyError';
  readonly code = 'invalid-policy';
  readonly issues: readonly Issue<L>[];

  constructor(issues: readonly Issue<L>[]) {
    super(`Invalid policy: ${summaryOf(issues)}`);
    this.issues = issues;
  }
}

/**
 * The policy that a value describes, its defaults filled in.
 * @throws `PolicyError`, whose `issues` name each field.
 * @example
 * const policy = parsePolicy(JSON.parse(readFileSync('policy.json', 'utf8')));
 */
export const parsePolicy = (value: unknown): Policy => parsePolicyIn(standard.valueRule, value);

/** The same in the words of a host. */
export function parsePolicyIn<L extends string>(valueRule: ValueRuleWords<L>, value: unknown): Policy {
  const checked = check(policySchema, value);
  if (!checked.ok) throw new PolicyError(issuesOf(checked.faults, valueRule));
  return checked.value;
}
