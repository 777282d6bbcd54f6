import { clause as clauseWords } from '../languages/standard.ts';
import type { ClauseId } from '../procedure/clauses.ts';
import type { Invariant } from './invariants/invariant.ts';
import { invariants } from './invariants.ts';
import { KitError } from './kit-error.ts';

/** Which rules are asked. */
export interface RuleOptions {
  /** Only these rules; all of the procedure by default. To add one: `[...standardRules, mine]`. */
  rules?: readonly Invariant[];
  /** Rules, by name, that no longer apply to the host: they are not asked. */
  without?: readonly string[];
}

/** What is broken where the host throws. A throw is no answer, so that no moment has it. */
export const throwsNothing: Invariant = {
  name: 'the host throws nothing',
  clauses: ['ours' satisfies ClauseId],
  holds: () => true,
};

/** The names of rules. @throws {KitError} where two are alike */
export function checkNames(rules: readonly { name: string }[]): string[] {
  const names = rules.map(({ name }) => name);
  const repeated = names.find((name, place) => names.indexOf(name) !== place);
  if (repeated === undefined) return names;
  throw new KitError('rule-repeated', `Two rules are called "${repeated}"`);
}

/** The rules to ask. @throws {KitError} where none is left, or a name or a clause is wrong */
export function askedRules({ rules = invariants, without = [] }: RuleOptions): readonly Invariant[] {
  const names = checkNames(rules);
  for (const { name, clauses } of rules) {
    if (Array.isArray(clauses) && clauses.every((id) => Object.hasOwn(clauseWords, id))) continue;
    throw new KitError(
      'clause-unknown',
      `The clauses of the rule "${name}" are ${JSON.stringify(clauses)}: a list of ${Object.keys(clauseWords).join(', ')} is needed`,
    );
  }
  const unknown = without.find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new KitError('rule-unknown', `No rule is called "${unknown}", which without names`);
  const asked = rules.filter(({ name }) => !without.includes(name));
  if (asked.length > 0) return asked;
  throw new KitError('no-rules', 'No rule is asked: leave rules out to ask all of the procedure');
}
