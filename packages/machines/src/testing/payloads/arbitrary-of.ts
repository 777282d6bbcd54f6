import type fc from 'fast-check';
import type { z } from 'zod';
import { AcceptedBy } from './accepted-by.ts';
import { jsonSchemaOf } from './json-schema.ts';
import { valuesOf } from './values-of.ts';

/**
 * Values that a zod schema accepts, biased to its limits: the shortest and longest texts, 0 and the
 * greatest integer, absent optional fields. They shrink. Rules that JSON Schema cannot express (the
 * order of a window) are applied by filtering with the schema itself.
 * @param name What messages call it, such as the type of the event
 * @throws {KitError} `schema-unsupported` at once, `schema-unsatisfiable` when it is sampled
 */
export function arbitraryOf<T>(schema: z.ZodType<T>, name = 'the value'): fc.Arbitrary<T> {
  return new AcceptedBy(valuesOf(jsonSchemaOf(schema), name) as fc.Arbitrary<T>, schema, name);
}
