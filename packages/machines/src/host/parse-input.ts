import type { z } from 'zod';
import { asistenciaInputSchema } from '../asistencia/input.ts';
import { MalformedInput } from '../asistencia/malformed-input.ts';
import * as standard from '../languages/standard.ts';
import type { Lang } from '../procedure/text.ts';
import { check } from '../values/check.ts';
import { type Issue, issuesOf, type Parsed, summaryOf, toldIn, type ValueRuleWords } from './result.ts';

/**
 * What opens an asistencia, checked, with the policy's defaults filled in; or everything that is
 * wrong with it.
 */
export type ParsedInput<L extends string = Lang> = Parsed<z.output<typeof asistenciaInputSchema>, L>;

/** Bad input: `errors` names each field and its rule, in every language. */
export class InputError<L extends string = Lang> extends Error {
  override readonly name = 'InputError';
  readonly code = 'invalid-input';
  readonly errors: readonly Issue<L>[];

  constructor(errors: readonly Issue<L>[]) {
    super(`Invalid input: ${summaryOf(errors)}`);
    this.errors = errors;
  }
}

/**
 * An error of a machine as its host tells it: bad input in the words of the host, any other as it
 * is.
 */
export const errorIn = <L extends string>(error: unknown, valueRule: ValueRuleWords<L>): unknown =>
  error instanceof MalformedInput ? new InputError(issuesOf(error.faults, valueRule)) : error;

/**
 * Checks what opens an asistencia. Never throws.
 * @example
 * const parsed = parseInput(JSON.parse(body));
 * if (!parsed.ok) for (const { path, message } of parsed.errors) console.log(path, message.es);
 */
export const parseInput = (value: unknown): ParsedInput => parseInputIn(standard.valueRule, value);

/** The same in the words of a host. */
export const parseInputIn = <L extends string>(
  valueRule: ValueRuleWords<L>,
  value: unknown,
): ParsedInput<L> => toldIn(check(asistenciaInputSchema, value), valueRule);
