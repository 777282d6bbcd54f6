import type { z } from 'zod';
import type { ValueRule } from './value-rule.ts';

/**
 * One thing wrong with a value, in no language: which field, by its dotted path, and which rule it
 * breaks.
 */
export interface Fault {
  path: string;
  rule: ValueRule;
  /** The limit or the choices of the rule, if it has any. */
  asked?: string;
}

/** A value that was checked, or every fault that it has. */
export type Checked<T> = { ok: true; value: T } | { ok: false; faults: readonly Fault[] };

/** Checks a value against a schema. Never throws, whatever the value does. */
export function check<T>(schema: z.ZodType<T>, value: unknown): Checked<T> {
  try {
    const result = schema.safeParse(value, { reportInput: true });
    return result.success ? { ok: true, value: result.data } : { ok: false, faults: faultsOf(result.error) };
  } catch {
    // A getter or a proxy threw.
    return { ok: false, faults: [{ path: '', rule: 'unreadable' }] };
  }
}

/** One fault for each field: the first rule that it breaks says enough. */
function faultsOf({ issues }: z.ZodError): Fault[] {
  const faults = issues.flatMap((issue) => {
    const path = issue.path.map(String).join('.');
    // An unknown key is named itself, not the object that holds it.
    if (issue.code !== 'unrecognized_keys') return [{ path, ...brokenBy(issue) }];
    return issue.keys.map((key): Fault => ({ path: path ? `${path}.${key}` : key, rule: 'unknown' }));
  });
  return [...new Map(faults.toReversed().map((fault) => [fault.path, fault])).values()].toReversed();
}

type Broken = Omit<Fault, 'path'>;

function brokenBy(issue: z.core.$ZodIssue): Broken {
  switch (issue.code) {
    case 'custom':
      return { rule: (issue.params?.rule as ValueRule | undefined) ?? 'wrong' };
    case 'invalid_type':
      return { rule: issue.input === undefined ? 'missing' : (expected[issue.expected] ?? 'wrong') };
    case 'invalid_value':
      if (issue.input === undefined) return { rule: 'missing' };
      return { rule: 'oneOf', asked: issue.values.map(String).join(', ') };
    case 'invalid_union':
      return ofText(issue.errors) ?? { rule: 'choice' };
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return { rule: beyond[issue.origin]?.[1] ?? 'tooLarge', asked: String(issue.maximum) };
    case 'invalid_format':
      return { rule: formatOf(issue) };
    default:
      return { rule: 'wrong' };
  }
}

/** Where every branch is a form of text, the last one says what is expected. */
function ofText(branches: readonly (readonly z.core.$ZodIssue[])[]): Broken | undefined {
  const firsts = branches.map(([first]) => first);
  const areForms = firsts.every((first) => first?.code === 'invalid_format' && first.path.length === 0);
  const last = firsts.at(-1);
  return areForms && last ? brokenBy(last) : undefined;
}

const expected: Readonly<Record<string, ValueRule>> = {
  string: 'text',
  number: 'number',
  int: 'whole',
  boolean: 'yesOrNo',
  array: 'list',
  object: 'group',
  record: 'group',
};

/** The rules for too little and for too much; those of numbers are the default. */
const beyond: Readonly<Record<string, readonly [ValueRule, ValueRule]>> = {
  string: ['tooShort', 'tooLong'],
  array: ['tooFew', 'tooMany'],
};

function tooSmall({ origin, minimum }: z.core.$ZodIssueTooSmall): Broken {
  if (origin === 'string' && minimum === 1) return { rule: 'empty' };
  return { rule: beyond[origin]?.[0] ?? 'tooSmall', asked: String(minimum) };
}

function formatOf({ format, path }: z.core.$ZodIssueInvalidStringFormat): ValueRule {
  const field = path.at(-1)?.toString();
  if (format === 'datetime' || field?.endsWith('At')) return 'instant';
  if (format === 'date') return 'date';
  if (format === 'url') return 'url';
  return field === 'currency' || field === 'timeZone' ? field : 'form';
}
