import { toInstant } from '../time/zoned-time.ts';
import { activeFields, type Draft, isBlank, part, suggestedIn, words } from './draft.ts';
import type { Field, GroupField, IntegerField, TextField } from './field.ts';
import { meant } from './meant.ts';
import { type MoneyProblem, readMoney } from './money-text.ts';

export type FieldProblem =
  | { code: 'required' | 'unconfirmed' | 'notInteger' | 'notInstant' | 'notUrl' | MoneyProblem }
  | { code: 'tooLong' | 'tooSmall' | 'tooBig' | 'tooFew'; limit: number };
export interface FieldError {
  readonly path: string;
  readonly problem: FieldProblem;
}

export type PayloadReading =
  | { ok: true; value: Record<string, unknown> }
  | { ok: false; errors: FieldError[] };

/**
 * Reads a draft as the payload that its schema wants. `zone` is the clock that its times were typed
 * by.
 */
export function payloadOf(group: GroupField, draft: Draft, zone: string): PayloadReading {
  const errors: FieldError[] = [];
  const value = readGroup(group, draft, '', { zone, errors });
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value };
}

interface Reading {
  readonly zone: string;
  readonly errors: FieldError[];
}

function readGroup(group: GroupField, draft: Draft, path: string, reading: Reading): Record<string, unknown> {
  const entries = activeFields(group, draft).map((field) => {
    const value = readField(field, part(draft, field.name), joined(path, field.name), reading);
    return [field.name, value] as const;
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

export const joined = (path: string, name: string | number): string =>
  path === '' ? String(name) : `${path}.${name}`;

/** The value, or undefined where an optional field is blank or an error was noted. */
function readField(field: Field, draft: Draft, path: string, reading: Reading): unknown {
  const fail = (problem: FieldProblem): undefined => {
    reading.errors.push({ path, problem });
  };
  if ((field.kind === 'integer' || field.kind === 'text') && suggestedIn(draft) !== null)
    return fail({ code: 'unconfirmed' });
  const isWhole = field.kind === 'group' || field.kind === 'window' || field.kind === 'provider';
  if (isBlank(field, draft) && !(field.required && (isWhole || field.kind === 'list'))) {
    return field.required ? fail({ code: 'required' }) : undefined;
  }
  switch (field.kind) {
    case 'text':
      return readText(field, meant(field, words(draft)), fail);
    case 'integer':
      return readInteger(field, words(draft), fail);
    case 'choice':
      return field.boolean ? words(draft) === 'true' : words(draft);
    case 'instant':
      return toInstant(words(draft), reading.zone) ?? fail({ code: 'notInstant' });
    case 'date':
      return words(draft);
    case 'money': {
      const money = readMoney(
        words(part(draft, 'amount')),
        words(part(draft, 'currency')).trim().toUpperCase(),
      );
      return money.ok ? money.value : fail({ code: money.problem });
    }
    case 'provider':
      return readProvider(draft, path, reading);
    case 'list':
      return readList(field.item, field.minItems, draft, path, reading);
    case 'group':
    case 'window':
      return readGroup(field, draft, path, reading);
  }
}

type Fail = (problem: FieldProblem) => undefined;

function readText(field: TextField, typed: string, fail: Fail): string | undefined {
  const text = typed.trim();
  if (field.maxLength !== null && text.length > field.maxLength)
    return fail({ code: 'tooLong', limit: field.maxLength });
  if (field.format === 'url' && !isWebAddress(text)) return fail({ code: 'notUrl' });
  return text;
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

function readInteger(field: IntegerField, typed: string, fail: Fail): number | undefined {
  const text = typed.trim();
  const value = Number(text);
  if (!/^-?\d+$/.test(text) || !Number.isSafeInteger(value)) return fail({ code: 'notInteger' });
  if (field.minimum !== null && value < field.minimum)
    return fail({ code: 'tooSmall', limit: field.minimum });
  if (field.maximum !== null && value > field.maximum) return fail({ code: 'tooBig', limit: field.maximum });
  return value;
}

function readProvider(draft: Draft, path: string, { errors }: Reading): Record<string, string> {
  const entries = ['id', 'name', 'kind'].map((name) => [name, words(part(draft, name)).trim()] as const);
  for (const [name, value] of entries) {
    if (value === '') errors.push({ path: joined(path, name), problem: { code: 'required' } });
  }
  return Object.fromEntries(entries);
}

function readList(item: Field, minItems: number, draft: Draft, path: string, reading: Reading): unknown[] {
  const items = Array.isArray(draft) ? (draft as readonly Draft[]) : [];
  if (items.length < minItems) reading.errors.push({ path, problem: { code: 'tooFew', limit: minItems } });
  return items.map((value, index) =>
    readField({ ...item, required: true }, value, joined(path, index), reading),
  );
}
