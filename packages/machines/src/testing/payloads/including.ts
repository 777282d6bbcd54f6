import fc from 'fast-check';

/** Of how many values one is an example. */
const often = 5;

/**
 * Values of an arbitrary, and now and then an example, such as the greatest integer. An example
 * shrinks as a value of `whole` does, so that it does not stay the greatest.
 */
export function including<T>(
  usual: fc.Arbitrary<T>,
  examples: readonly T[],
  whole: fc.Arbitrary<T> = usual,
): fc.Arbitrary<T> {
  return examples.length === 0 ? usual : new Including(usual, examples, whole);
}

class Including<T> extends fc.Arbitrary<T> {
  readonly #usual: fc.Arbitrary<T>;
  readonly #examples: readonly T[];
  readonly #whole: fc.Arbitrary<T>;

  constructor(usual: fc.Arbitrary<T>, examples: readonly T[], whole: fc.Arbitrary<T>) {
    super();
    this.#usual = usual;
    this.#examples = examples;
    this.#whole = whole;
  }

  generate(mrng: fc.Random, bias: number | undefined): fc.Value<T> {
    if (mrng.nextInt(1, often) > 1) {
      const { value_: value, context } = this.#usual.generate(mrng, bias);
      return new fc.Value(value, { context });
    }
    return new fc.Value(this.#examples[mrng.nextInt(0, this.#examples.length - 1)] as T, undefined);
  }

  canShrinkWithoutContext(value: unknown): value is T {
    return this.#whole.canShrinkWithoutContext(value);
  }

  shrink(value: T, context: unknown): fc.Stream<fc.Value<T>> {
    const own = context as { context: unknown; isOfWhole?: boolean } | undefined;
    const isOfWhole = own === undefined || own.isOfWhole === true;
    if (own === undefined && !this.#whole.canShrinkWithoutContext(value)) return fc.Stream.nil();
    return (isOfWhole ? this.#whole : this.#usual)
      .shrink(value, own?.context)
      .map((smaller) => new fc.Value(smaller.value_, { context: smaller.context, isOfWhole }));
  }
}
