import fc from 'fast-check';
import { KitError } from '../kit-error.ts';
import { including } from './including.ts';
import type { JsonSchema } from './json-schema.ts';
import { textsOf } from './texts-of.ts';

/** Where a schema stands: the whole, its name for messages, and how deep its references go. */
interface Site {
  root: JsonSchema;
  name: string;
  depth: number;
}

/** How often a schema that refers to itself is opened. */
const deepest = 3;

/** Values that a JSON Schema describes. @throws {KitError} for a schema that it cannot read */
export function valuesOf(root: JsonSchema, name: string): fc.Arbitrary<unknown> {
  const values = valuesAt(root, { root, name, depth: 0 });
  if (values) return values;
  throw new KitError('schema-unsupported', `${name}: it contains itself without an end, so it has no value`);
}

const within = (site: Site, field: string): Site => ({ ...site, name: `${site.name}.${field}` });

/** Undefined where every value would be deeper than references are followed. */
function valuesAt(schema: JsonSchema, site: Site): fc.Arbitrary<unknown> | undefined {
  if (schema.zod) return beyondJson(schema.zod, site);
  if (schema.$ref) {
    if (site.depth === deepest) return undefined;
    return valuesAt(referred(schema.$ref, site), { ...site, depth: site.depth + 1 });
  }
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const branches = schema.oneOf ?? schema.anyOf;
  if (branches) {
    const possible = branches.flatMap((branch) => valuesAt(branch, site) ?? []);
    return possible.length > 0 ? fc.oneof(...possible) : undefined;
  }
  if (schema.allOf && !schema.type) return ofAll(schema.allOf, site);
  if (schema.not) return unsupported(site, 'it accepts nothing');
  switch (schema.type) {
    case 'object':
      return objects(schema, site);
    case 'array':
      return arrays(schema, site);
    case 'string':
      return textsOf({ pattern: schema.allOf?.[0]?.pattern, ...schema }, site.name);
    case 'integer':
      return integers(schema);
    case 'number':
      return numbers(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 1 });
  }
}

function unsupported({ name }: Site, why: string): never {
  throw new KitError(
    'schema-unsupported',
    `${name}: ${why}. Give a fast-check arbitrary instead of the schema`,
  );
}

function referred(ref: string, site: Site): JsonSchema {
  if (ref === '#') return site.root;
  const name = ref.replace('#/$defs/', '');
  return site.root.$defs?.[name] ?? unsupported(site, `its reference ${ref} leads nowhere`);
}

function beyondJson(type: string, site: Site): fc.Arbitrary<unknown> {
  if (type === 'date') return fc.date({ noInvalidDate: true });
  if (type === 'bigint') return fc.bigInt();
  if (type === 'undefined' || type === 'void') return fc.constant(undefined);
  if (type === 'nan') return fc.constant(Number.NaN);
  return unsupported(site, `zod's ${type} does not say which values it has`);
}

/** An intersection of objects has the fields of all; any other keeps to its first part. */
function ofAll(parts: readonly JsonSchema[], site: Site): fc.Arbitrary<unknown> | undefined {
  const values = parts.map((part) => valuesAt(part, site));
  if (values.some((it) => it === undefined)) return undefined;
  return fc
    .tuple(...(values as fc.Arbitrary<unknown>[]))
    .map((made) => (made.every(isRecord) ? Object.assign({}, ...made) : made[0]));
}

const isRecord = (value: unknown): boolean => typeof value === 'object' && value !== null;

function objects(schema: JsonSchema, site: Site): fc.Arbitrary<unknown> | undefined {
  const { properties = {}, required = [], additionalProperties } = schema;
  const fields: Record<string, fc.Arbitrary<unknown>> = {};
  for (const [name, field] of Object.entries(properties)) {
    const values = valuesAt(field, within(site, name));
    if (values) fields[name] = values;
    else if (required.includes(name)) return undefined;
  }
  const known = fc.record(fields, {
    requiredKeys: required.filter((name) => name in fields),
    noNullPrototype: true,
  });
  if (typeof additionalProperties !== 'object' || Object.keys(properties).length > 0) return known;
  const values = valuesAt(additionalProperties, within(site, '*'));
  const names = valuesAt(schema.propertyNames ?? { type: 'string' }, within(site, '*'));
  if (!values || !names) return fc.constant({});
  return fc.dictionary(names as fc.Arbitrary<string>, values, { maxKeys: 4, noNullPrototype: true });
}

function arrays(schema: JsonSchema, site: Site): fc.Arbitrary<unknown> | undefined {
  const { items, prefixItems, minItems = 0, maxItems = minItems + 4 } = schema;
  const first = prefixItems?.map((item, place) => valuesAt(item, within(site, String(place))));
  if (first?.some((it) => it === undefined)) return undefined;
  const rest = items && valuesAt(items, within(site, '*'));
  if (first) {
    const tuple = fc.tuple(...(first as fc.Arbitrary<unknown>[]));
    if (!rest) return tuple;
    return fc.tuple(tuple, fc.array(rest, { maxLength: 2 })).map(([head, tail]) => [...head, ...tail]);
  }
  if (items && !rest) return minItems > 0 ? undefined : fc.constant([]);
  return fc.array(rest ?? fc.jsonValue({ maxDepth: 1 }), { minLength: minItems, maxLength: maxItems });
}

/** Where no bound is given, numbers stay in this range, except for the examples. */
const usual = 1e6;

function boundsOf({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: JsonSchema, step: number) {
  const least = Math.max(
    minimum ?? -Infinity,
    exclusiveMinimum === undefined ? -Infinity : exclusiveMinimum + step,
  );
  const most = Math.min(
    maximum ?? Infinity,
    exclusiveMaximum === undefined ? Infinity : exclusiveMaximum - step,
  );
  return { least, most };
}

function integers(schema: JsonSchema): fc.Arbitrary<number> {
  const { multipleOf: unit = 1 } = schema;
  const bounds = boundsOf(schema, 1);
  const min = Math.ceil(Math.max(bounds.least, Number.MIN_SAFE_INTEGER) / unit);
  const max = Math.floor(Math.min(bounds.most, Number.MAX_SAFE_INTEGER) / unit);
  if (min > max) return fc.constant(min * unit);
  const near = fc.integer({
    min: Math.max(min, Math.min(-usual, max - usual)),
    max: Math.min(max, Math.max(usual, min + usual)),
  });
  const examples = [min, min + 1, max - 1, max].filter((value) => value >= min && value <= max);
  const values = including(near, examples, fc.integer({ min, max }));
  return unit === 1 ? values : values.map((value) => value * unit);
}

function numbers(schema: JsonSchema): fc.Arbitrary<number> {
  const { multipleOf: unit } = schema;
  if (unit) return integers({ ...schema, multipleOf: 1 }).map((value) => value * unit);
  const { least, most } = boundsOf(schema, 0);
  const min = Number.isFinite(least) ? least : Math.min(-usual, most - usual);
  const max = Number.isFinite(most) ? most : Math.max(usual, least + usual);
  if (min > max) return fc.constant(min);
  return including(fc.double({ min, max, noNaN: true }), [min, max].filter(Number.isFinite));
}
