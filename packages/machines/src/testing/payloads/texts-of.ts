import fc from 'fast-check';
import { KitError } from '../kit-error.ts';
import { including } from './including.ts';
import type { JsonSchema } from './json-schema.ts';

/** Texts of a length, a pattern or a format. @throws {KitError} for a pattern it cannot read */
export function textsOf(
  { format, pattern, minLength = 0, maxLength }: JsonSchema,
  name: string,
): fc.Arbitrary<string> {
  const known = formats[format ?? ''];
  if (known) return known();
  if (pattern) {
    try {
      return fc.stringMatching(new RegExp(pattern));
    } catch (cause) {
      throw new KitError(
        'schema-unsupported',
        `${name}: fast-check cannot write texts for the pattern ${pattern}. ` +
          'Give a fast-check arbitrary instead of the schema',
        { cause },
      );
    }
  }
  const most = maxLength ?? 200;
  if (most < minLength) return fc.constant('');
  const plain = { minLength, maxLength: most, unit: 'grapheme' } as const;
  const usual = fc.string({ ...plain, maxLength: Math.max(minLength, Math.min(most, 20)) });
  return including(usual, ['á'.repeat(most), `  ${'x'.repeat(Math.max(minLength, 1))}\n`], fc.string(plain));
}

/** Instants with every kind of offset, at month ends as often as anywhere. */
const instants = fc
  .tuple(
    fc.oneof(
      fc.date({ min: new Date('2000-01-01'), max: new Date('2040-12-31'), noInvalidDate: true }),
      fc
        .constantFrom('2024-02-29T23:59:59.999Z', '2026-02-28T00:00:00Z', '2026-08-31T04:59:59Z')
        .map((value) => new Date(value)),
    ),
    fc.constantFrom('Z', '+00:00', '-05:00', '+05:30'),
  )
  .map(([date, offset]) => date.toISOString().replace('Z', offset));

const formats: Readonly<Record<string, () => fc.Arbitrary<string>>> = {
  'date-time': () => instants,
  date: () => instants.map((value) => value.slice(0, 10)),
  time: () => instants.map((value) => value.slice(11, 19)),
  uri: () => fc.webUrl({ validSchemes: ['http', 'https'] }),
  email: () => fc.stringMatching(/^[a-z]{1,8}(\.[a-z]{1,8})?@[a-z]{1,8}\.(com|org|co)$/),
  uuid: () => fc.uuid(),
  ipv4: () => fc.ipV4(),
  ipv6: () => fc.ipV6(),
};
