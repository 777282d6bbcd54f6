import type { z } from 'zod';
import { type Checked, check, type Fault } from '../values/check.ts';

/**
 * Bad input within a machine, which knows no language: its host reports the faults in an
 * `InputError`.
 */
export class MalformedInput extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults.map(({ path, rule }) => `${path}: ${rule}`).join('; '));
    this.faults = faults;
  }
}

/** The checked input. Throws `MalformedInput`. */
export function checkedInput<T>(schema: z.ZodType<T>, value: unknown): T {
  const checked: Checked<T> = check(schema, value);
  if (!checked.ok) throw new MalformedInput(checked.faults);
  return checked.value;
}
