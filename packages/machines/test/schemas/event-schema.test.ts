import { describe, expect, it } from 'vitest';
import {
  eventSchema,
  eventTypes,
  type JsonSchema,
  labelOf,
  languages,
  parseEventRequest,
} from '../../src/index.ts';

type Field = readonly [path: string, name: string, schema: JsonSchema];

/** Every field of a schema at every depth, of every branch. */
function fieldsOf(schema: JsonSchema, path = ''): Field[] {
  const {
    properties = {},
    oneOf = [],
    anyOf = [],
    items,
  } = schema as JsonSchema & {
    oneOf?: JsonSchema[];
    anyOf?: JsonSchema[];
    items?: JsonSchema;
  };
  return [
    ...Object.entries(properties).flatMap(([name, field]): Field[] => [
      [`${path}${name}`, name, field],
      ...fieldsOf(field, `${path}${name}.`),
    ]),
    ...[...oneOf, ...anyOf].flatMap((branch) => fieldsOf(branch, path)),
    ...(items ? fieldsOf(items, path) : []),
  ];
}

describe.each(eventTypes)('the JSON Schema of %s', (type) => {
  it.each(languages)('titles every field with its label, in %s', (lang) => {
    for (const [path, name, { title }] of fieldsOf(eventSchema(type, lang))) {
      expect([path, title]).toEqual([path, labelOf('field', name)[lang]]);
      expect(title).not.toBe(name);
    }
  });

  it('is the same in every language, except for its words', () => {
    const untitled = (schema: JsonSchema) =>
      JSON.parse(
        JSON.stringify(schema, (key, value) => (key === 'title' && typeof value === 'string' ? '' : value)),
      );
    expect(untitled(eventSchema(type, 'es'))).toEqual(untitled(eventSchema(type, 'en')));
  });

  it('is plain JSON without references', () => {
    const written = JSON.stringify(eventSchema(type, 'es'));
    expect(JSON.parse(written)).toEqual(eventSchema(type, 'es'));
    expect(written).not.toContain('$ref');
  });

  it('describes the request without its type', () => {
    for (const [path] of fieldsOf(eventSchema(type, 'es'))) expect(['type', 'at', 'by']).not.toContain(path);
    expect(fieldsOf(eventSchema(type, 'es')).map(([path]) => path)).toContain('callId');
  });

  it('knows no other fields, at any depth', () => {
    const objectsIn = (schema: JsonSchema): JsonSchema[] => [
      ...(schema.type === 'object' ? [schema] : []),
      ...Object.values(schema).flatMap((value) =>
        typeof value === 'object' && value !== null ? objectsIn(value as JsonSchema) : [],
      ),
    ];
    const objects = objectsIn(eventSchema(type, 'es'));
    expect(objects.length).toBeGreaterThan(0);
    for (const { additionalProperties } of objects) expect(additionalProperties).toBe(false);
  });
});

describe('unions', () => {
  it.each([
    ['coverage.resolved', 'outcome', ['covered', 'partial', 'uncovered', 'outsideMatrix', 'warranty']],
    [
      'exception.requested',
      'ground',
      [
        'sixMonthsWithoutUse',
        'internalTechnicianNetwork',
        'firstServiceGoodwill',
        'noHeavyMachinery',
        'special',
      ],
    ],
    ['conformity.recorded', 'satisfied', [true, false]],
  ] as const)('%s has a branch for each %s', (type, discriminator, values) => {
    const { oneOf = [], anyOf = [] } = eventSchema(type, 'es') as {
      oneOf?: JsonSchema[];
      anyOf?: JsonSchema[];
    };
    const found = [...oneOf, ...anyOf].flatMap(({ properties, required }) => {
      expect(required).toContain(discriminator);
      const { const: constant, enum: several } = properties?.[discriminator] ?? {};
      return several ?? [constant];
    });
    expect(found).toEqual(values);
  });
});

describe('the schema and the parser agree', () => {
  it('on the length of a text', () => {
    const { properties } = eventSchema('denial.explained', 'es');
    expect(properties?.reason).toMatchObject({ minLength: 1, maxLength: 2000 });
    expect(parseEventRequest({ type: 'denial.explained', reason: 'x'.repeat(2001) }).ok).toBe(false);
  });

  it('on a percentage', () => {
    expect(eventSchema('excess.approved', 'es').properties?.percent).toMatchObject({
      type: 'integer',
      minimum: 1,
      maximum: 100,
    });
  });

  it('on what is required', () => {
    expect(eventSchema('provider.assigned', 'es').required).toEqual(['provider', 'window']);
    expect(eventSchema('affiliate.objected', 'es').required ?? []).toEqual([]);
  });
});
