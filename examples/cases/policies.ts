import { readFileSync } from 'node:fs';
import { type Policy, parsePolicy } from '@conexion/machines';
import type { CaseFile } from '@conexion/machines/cases';

/**
 * The policies of this directory, each a `POLICY_FILE`. Every case can be played under one of them,
 * most under the first.
 */
export const policyFiles = ['policy.json', 'policy-all.json'] as const;
export type PolicyFile = (typeof policyFiles)[number];

export const readPolicy = (file: PolicyFile): Policy =>
  parsePolicy(JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')));

/** The first policy that meets the needs of a case. */
export function policyFileOf({ policy }: CaseFile): PolicyFile {
  const file = policyFiles.find((name) => Object.keys(unmetIn(readPolicy(name), policy)).length === 0);
  if (!file) throw new Error(`No policy beside the cases has ${JSON.stringify(policy)}`);
  return file;
}

/**
 * What a case needs and the policy in force lacks: equal values, and lists with at least these
 * items.
 */
export const unmetIn = (
  inForce: Readonly<Record<string, unknown>>,
  needed: CaseFile['policy'],
): CaseFile['policy'] =>
  Object.fromEntries(Object.entries(needed).filter(([name, value]) => !isMet(value, inForce[name])));

const isMet = (needed: unknown, actual: unknown): boolean =>
  Array.isArray(needed)
    ? Array.isArray(actual) && needed.every((one) => actual.includes(one))
    : JSON.stringify(needed) === JSON.stringify(actual);
