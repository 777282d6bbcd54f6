import fc from 'fast-check';
import type { z } from 'zod';
import { KitError } from '../kit-error.ts';

/** Values tried for one that the schema accepts. */
const most = 2_000;

/**
 * The values of an arbitrary that a schema accepts. fast-check's own filter would search for ever
 * where there are none; this one gives up and names the field.
 */
export class AcceptedBy<T> extends fc.Arbitrary<T> {
  readonly #values: fc.Arbitrary<T>;
  readonly #schema: z.ZodType;
  readonly #name: string;

  constructor(values: fc.Arbitrary<T>, schema: z.ZodType, name: string) {
    super();
    this.#values = values;
    this.#schema = schema;
    this.#name = name;
  }

  generate(mrng: fc.Random, bias: number | undefined): fc.Value<T> {
    const reasons = new Map<string, number>();
    for (let turn = 0; turn < most; turn++) {
      const value = this.#values.generate(mrng, turn % 2 === 0 ? bias : undefined);
      const reason = this.#reasonAgainst(value.value_);
      if (reason === undefined) return value;
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    }
    const [worst = ''] = [...reasons].reduce((a, b) => (b[1] > a[1] ? b : a));
    throw new KitError(
      'schema-unsatisfiable',
      `${this.#name}: none of ${most} values was accepted. Most often: ${worst}. ` +
        'Loosen the rule, or give a fast-check arbitrary instead of the schema',
    );
  }

  canShrinkWithoutContext(value: unknown): value is T {
    return this.#values.canShrinkWithoutContext(value) && this.#reasonAgainst(value) === undefined;
  }

  shrink(value: T, context: unknown): fc.Stream<fc.Value<T>> {
    return this.#values
      .shrink(value, context)
      .filter((smaller) => this.#reasonAgainst(smaller.value_) === undefined);
  }

  /** Why the schema rejects a value: the field and the rule. */
  #reasonAgainst(value: unknown): string | undefined {
    try {
      const { error } = this.#schema.safeParse(value);
      const [issue] = error?.issues ?? [];
      return issue && `${[this.#name, ...issue.path].map(String).join('.')}: ${issue.message}`;
    } catch (cause) {
      // A rule that is asynchronous, or that throws for a value it did not expect.
      return `${this.#name}: ${cause instanceof Error ? cause.message : cause}`;
    }
  }
}
