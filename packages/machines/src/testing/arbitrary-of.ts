import fc from 'fast-check';
import { z } from 'zod';

/** The part of JSON Schema that zod writes for events. */
interface Schema {
  type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | 'null';
  const?: unknown;
  enum?: unknown[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  format?: string;
  pattern?: string;
}

const described = new WeakMap<z.ZodType, Schema>();

function schemaOf(schema: z.ZodType): Schema {
  const known = described.get(schema);
  if (known) return known;
  const made = z.toJSONSchema(schema, { io: 'input' }) as Schema;
  described.set(schema, made);
  return made;
}

/**
 * Values that a zod schema accepts, biased to its limits: the shortest and longest texts, 0 and the
 * greatest integer, absent optional fields. Rules that JSON Schema cannot express (the order of a
 * window) are applied by filtering with the schema itself.
 */
export function arbitraryOf<T>(schema: z.ZodType<T>): fc.Arbitrary<T> {
  return valid(schemaOf(schema)).filter((value) => schema.safeParse(value).success) as fc.Arbitrary<T>;
}

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
  const spoilt = spoils(schemaOf(schema), value);
  return spoilt[pick % spoilt.length];
}

function valid(schema: Schema): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const branches = schema.oneOf ?? schema.anyOf;
  if (branches) return fc.oneof(...branches.map(valid));
  switch (schema.type) {
    case 'object':
      return validObject(schema);
    case 'array':
      return fc.array(valid(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: schema.maxItems ?? 4,
      });
    case 'string':
      return validText(schema);
    case 'integer':
      return validInteger(schema);
    case 'number':
      return fc.double({ min: schema.minimum ?? -1e6, max: schema.maximum ?? 1e6, noNaN: true });
    case 'boolean':
      return fc.boolean();
    default:
      return fc.constant(null);
  }
}

function validObject({ properties = {}, required = [] }: Schema): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, valid(field)]));
  return fc.record(fields, { requiredKeys: required, noNullPrototype: true });
}

function validInteger({ minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER }: Schema) {
  const likely = [minimum, minimum + 1, maximum - 1, maximum].filter(
    (value) => value >= minimum && value <= maximum,
  );
  return fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(...likely) },
    {
      weight: 4,
      arbitrary: fc.integer({ min: Math.max(minimum, -1e6), max: Math.min(maximum, 1e6) }),
    },
  );
}

function validText({ format, pattern, minLength = 0, maxLength = 200 }: Schema): fc.Arbitrary<string> {
  if (format === 'date-time') return instants;
  if (format === 'date') return instants.map((value) => value.slice(0, 10));
  if (format === 'uri') return fc.webUrl({ validSchemes: ['http', 'https'] });
  if (pattern) return fc.stringMatching(new RegExp(pattern));
  return fc.oneof(
    { weight: 6, arbitrary: fc.string({ minLength, maxLength: Math.min(maxLength, 20), unit: 'grapheme' }) },
    { weight: 1, arbitrary: fc.constant('á'.repeat(maxLength)) },
    { weight: 1, arbitrary: fc.constant(`  ${'x'.repeat(Math.max(minLength, 1))}\n`) },
  );
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

/** Every way to spoil one thing of a value. */
function spoils(schema: Schema, value: unknown): unknown[] {
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

function spoiltFields({ properties = {}, required = [] }: Schema, value: Record<string, unknown>): unknown[] {
  return Object.entries(properties).flatMap(([name, field]) => {
    const { [name]: present, ...others } = value;
    const replaced = spoils(field, present).map((spoilt) => ({ ...value, [name]: spoilt }));
    return required.includes(name) ? [others, ...replaced] : replaced;
  });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const wrongType = ({ type }: Schema): unknown => (type === 'string' ? 7 : 'seven');

function beyondBounds({ type, minItems, minLength, maxLength, minimum, maximum, format, pattern }: Schema) {
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
