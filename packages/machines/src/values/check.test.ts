import { expect, it } from 'vitest';
import { z } from 'zod';
import { check } from './check.ts';
import { instant } from './instant.ts';
import { type ValueRule, valueRules } from './value-rule.ts';

const cases: readonly [ValueRule, z.ZodType, unknown, asked?: string][] = [
  ['text', z.string(), 7],
  ['number', z.number(), 'x'],
  ['whole', z.int(), 1.5],
  ['yesOrNo', z.boolean(), 'yes'],
  ['list', z.array(z.string()), {}],
  ['group', z.strictObject({}), 7],
  ['missing', z.string(), undefined],
  ['missing', z.enum(['a', 'b']), undefined],
  ['oneOf', z.enum(['a', 'b']), 'c', 'a, b'],
  ['choice', z.union([z.string(), z.int()]), null],
  ['empty', z.string().min(1), ''],
  ['tooShort', z.string().min(3), 'x', '3'],
  ['tooLong', z.string().max(3), 'wxyz', '3'],
  ['tooFew', z.array(z.string()).min(1), [], '1'],
  ['tooMany', z.array(z.string()).max(1), ['a', 'b'], '1'],
  ['tooSmall', z.int().min(1), 0, '1'],
  ['tooLarge', z.int().max(9), 10, '9'],
  ['instant', instant, 'now'],
  ['date', z.iso.date(), 'today'],
  ['url', z.url(), 'x'],
  ['form', z.string().regex(/^a/), 'b'],
  ['wrong', z.date(), 7],
];

it.each(cases)('names the rule %s, and what it asks', (rule, schema, value, asked) => {
  const fault = { path: 'field', rule, ...(asked === undefined ? {} : { asked }) };
  expect(check(z.strictObject({ field: schema }), { field: value })).toEqual({ ok: false, faults: [fault] });
});

it.each(valueRules)('takes the rule %s from a refinement', (rule) => {
  const schema = z.string().refine(() => false, { params: { rule } });
  expect(check(schema, 'x')).toEqual({ ok: false, faults: [{ path: '', rule }] });
});
