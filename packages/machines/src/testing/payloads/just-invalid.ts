import fc from 'fast-check';
import type { z } from 'zod';
import { arbitraryOf } from './arbitrary-of.ts';
import { type JsonSchema, jsonSchemaOf } from './json-schema.ts';

/**
 * Values that a zod schema only just rejects: a valid one with a single thing wrong (a field
 * missing, unknown, null, of another type, one beyond its bound, a text too long or empty).
 */
export function justInvalid(schema: z.ZodType): fc.Arbitrary<unknown> {
  return fc
    .tuple(arbitraryOf(schema), fc.nat())
    .map(([value, pick]) => spoiltBy(schema, value, pick))
    .filter((value) => !schema.safeParse(value).success);
}

/** A valid value with one thing wrong, chosen by a number. */
export function spoiltBy(schema: z.ZodType, value: unknown, pick: number): unknown {
  const spoilt = spoils(jsonSchemaOf(schema), value);
  return spoilt[pick % spoilt.length];
}

/** Every way to spoil one thing of a value. */
function spoils(schema: JsonSchema, value: unknown): unknown[] {
  const branches = schema.oneOf ?? schema.anyOf;
  if (branches) return branches.flatMap((branch) => spoils(branch, value));
  const here = [null, wrongType(schema), ...beyondBounds(schema)];
  if (schema.type === 'object' && isRecord(value)) {
    return [...here, { ...value, unknownField: 1 }, ...spoiltFields(schema, value)];
  }
  if (schema.type === 'array' && Array.isArray(value)) {
    return [...here, ...spoils(schema.items ?? {}, value[0]).map((first) => [first, ...value.slice(1)])];
  }
  return here;
}

function spoiltFields(
  { properties = {}, required = [] }: JsonSchema,
  value: Record<string, unknown>,
): unknown[] {
  return Object.entries(properties).flatMap(([name, field]) => {
    const { [name]: present, ...others } = value;
    const replaced = spoils(field, present).map((spoilt) => ({ ...value, [name]: spoilt }));
    return required.includes(name) ? [others, ...replaced] : replaced;
  });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const wrongType = ({ type }: JsonSchema): unknown => (type === 'string' ? 7 : 'seven');

function beyondBounds({
  type,
  minItems,
  minLength,
  maxLength,
  minimum,
  maximum,
  format,
  pattern,
}: JsonSchema) {
  const spoilt: unknown[] = [];
  if (minItems) spoilt.push([]);
  if (minLength) spoilt.push('', '   ');
  if (maxLength) spoilt.push('x'.repeat(maxLength + 1));
  if (minimum !== undefined) spoilt.push(minimum - 1);
  if (maximum !== undefined) spoilt.push(maximum + 1);
  if (type === 'integer') spoilt.push(0.5);
  if (format === 'date-time') spoilt.push('2026-02-30T00:00:00Z', '2026-02-28T00:00Z', '2026-02-28T00:00:00');
  if (format === 'date') spoilt.push('2026-02-30', '28/02/2026');
  if (format === 'uri') spoilt.push('ftp://example.org', 'javascript:0');
  if (pattern && !format) spoilt.push('eur', '€', 'EURO');
  return spoilt;
}
