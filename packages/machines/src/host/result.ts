import type { z } from 'zod';
import * as standard from '../languages/standard.ts';
import type { Words } from '../languages/words.ts';
import { filled, inEach, type Lang, languagesOf, type Text } from '../procedure/text.ts';
import { type Checked, check, type Fault } from '../values/check.ts';

/**
 * One thing wrong with a value: which field, by its dotted path, and what rule it breaks, in every
 * language.
 */
export interface Issue<L extends string = Lang> extends Fault {
  message: Text<L>;
}

/** A value that was checked, or every issue that it has. */
export type Parsed<T, L extends string = Lang> =
  | { ok: true; value: T }
  | { ok: false; errors: readonly Issue<L>[] };

/** What a host says of values. */
export type ValueRuleWords<L extends string> = Words<L, 'valueRule'>['valueRule'];

/** Faults in the words of a host. */
export const issuesOf = <L extends string>(
  faults: readonly Fault[],
  valueRule: ValueRuleWords<L>,
): Issue<L>[] =>
  faults.map((fault) => {
    const sentence = valueRule[fault.rule];
    const asked = inEach(languagesOf(sentence), () => fault.asked ?? '');
    return { ...fault, message: filled(sentence, asked) };
  });

/** What was checked, its faults in the words of a host. */
export const toldIn = <T, L extends string>(
  checked: Checked<T>,
  valueRule: ValueRuleWords<L>,
): Parsed<T, L> => (checked.ok ? checked : { ok: false, errors: issuesOf(checked.faults, valueRule) });

/** In one line for a log, in the last of the languages. */
export const summaryOf = (issues: readonly Issue<string>[]): string =>
  issues
    .map(({ path, message }) => `${path === '' ? '' : `${path}: `}${Object.values(message).at(-1)}`)
    .join('; ');

/**
 * Checks a value against a schema. Never throws, whatever the value does.
 * @example
 * const parsed = parseWith(z.strictObject({ at: instant }), value);
 * if (!parsed.ok) for (const { path, message } of parsed.errors) console.log(path, message.es);
 */
export const parseWith = <T>(schema: z.ZodType<T>, value: unknown): Parsed<T> =>
  toldIn(check(schema, value), standard.valueRule);
