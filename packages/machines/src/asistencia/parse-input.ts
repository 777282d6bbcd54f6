import type { z } from 'zod';
import { type Parsed, parseWith } from '../host/result.ts';
import { inEach } from '../procedure/sentences.ts';
import { languages, type Text } from '../procedure/text.ts';
import { asistenciaInputSchema } from './input.ts';

/** One thing wrong with an input: which field, by its dotted path, and what rule it breaks, in every language. */
export interface InputIssue {
  path: string;
  message: Text;
}

/** What opens an asistencia, checked, with the policy's defaults filled in; or everything that is wrong with it. */
export type ParsedInput =
  | { ok: true; value: z.output<typeof asistenciaInputSchema> }
  | { ok: false; errors: readonly InputIssue[] };

/** Bad input: `errors` names each field and its rule, in every language. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly code = 'invalid-input';
  readonly errors: readonly InputIssue[];

  constructor(errors: readonly InputIssue[]) {
    super(`Invalid input: ${errors.map(({ path, message }) => `${path}: ${message.en}`).join('; ')}`);
    this.errors = errors;
  }
}

/**
 * Checks what opens an asistencia. Never throws.
 * @example
 * const parsed = parseInput(JSON.parse(body));
 * if (!parsed.ok) for (const { path, message } of parsed.errors) console.log(path, message.es);
 */
export const parseInput = (value: unknown): ParsedInput => parsed(asistenciaInputSchema, value);

/** The checked input. Throws `InputError`. */
export function checkedInput<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = parsed(schema, value);
  if (!result.ok) throw new InputError(result.errors);
  return result.value;
}

function parsed<T>(
  schema: z.ZodType<T>,
  value: unknown,
): { ok: true; value: T } | { ok: false; errors: readonly InputIssue[] } {
  const first = parseWith(schema, value, languages[0]);
  if (first.ok) return first;
  const told = languages.map((lang) => {
    const { errors } = parseWith(schema, value, lang) as Extract<Parsed<T>, { ok: false }>;
    return [lang, new Map(errors.map(({ path, message }) => [path, message]))] as const;
  });
  const messages = new Map(told);
  const messageAt = (path: string) => inEach((lang) => messages.get(lang)?.get(path) ?? '');
  return { ok: false, errors: first.errors.map(({ path }) => ({ path, message: messageAt(path) })) };
}
