import { eventSchema, eventTypes } from '@conexion/machines';
import { describe, expect, test } from 'vitest';
import { activeFields } from './draft.ts';
import type { Field } from './field.ts';
import type { JsonSchema } from './json-schema.ts';
import { modelOf } from './model-of.ts';

const naming = { field: (name: string) => name, value: (name: string) => name };
const modelOfEvent = (type: (typeof eventTypes)[number]) =>
  modelOf(eventSchema(type, 'es') as JsonSchema, naming);
const shape = (fields: readonly Field[]) =>
  Object.fromEntries(fields.map(({ name, kind, required }) => [name, required ? kind : `${kind}?`]));

describe('the form of an event is made from its schema', () => {
  test.each(eventTypes)('%s has a field for everything that may be sent', (type) => {
    const schema = eventSchema(type, 'es') as JsonSchema;
    const model = modelOfEvent(type);
    const branches = schema.oneOf ?? schema.anyOf ?? [schema];
    const named = new Set(branches.flatMap((branch) => Object.keys(branch.properties ?? {})));
    const shown = [...model.fields, ...Object.values(model.variants?.cases ?? {}).flat()].map(
      ({ name }) => name,
    );
    expect(new Set(shown)).toEqual(named);
  });

  test('amounts, providers and windows of time are recognized by their shape', () => {
    expect(shape(modelOfEvent('quote.received').fields)).toMatchObject({
      provider: 'provider',
      kind: 'choice',
      price: 'money',
      marketReference: 'money?',
      tariffReference: 'money?',
    });
    expect(shape(modelOfEvent('provider.assigned').fields)).toMatchObject({
      provider: 'provider',
      window: 'window',
    });
    expect(shape(modelOfEvent('provider.arrived').fields)).toMatchObject({ arrivedAt: 'instant' });
  });

  test('fields of the same kind have different labels', () => {
    const window = modelOfEvent('provider.assigned').fields.find(({ name }) => name === 'window');
    if (window?.kind !== 'window') throw new Error('a window');
    expect(window.fields.map(({ label }) => label)).toEqual(['Desde', 'Hasta']);
  });

  test('a yes or no is a choice without a default', () => {
    const field = modelOfEvent('diagnosis.recorded').fields.find(({ name }) => name === 'heavyMachinery');
    expect(field).toMatchObject({ kind: 'choice', boolean: true, required: true });
  });

  test('cost lines are a list of groups, one at least', () => {
    const lines = modelOfEvent('cost.loaded').fields.find(({ name }) => name === 'lines');
    expect(lines).toMatchObject({ kind: 'list', minItems: 1, required: true });
    if (lines?.kind !== 'list' || lines.item.kind !== 'group') throw new Error('a list of groups');
    expect(shape(lines.item.fields)).toEqual({
      concept: 'text',
      units: 'integer',
      unitPrice: 'money',
      payer: 'choice',
    });
  });

  test('prose has several lines, a name has one', () => {
    const [reason] = modelOfEvent('denial.explained').fields;
    expect(reason).toMatchObject({ name: 'reason', label: 'Motivo', multiline: true, maxLength: 2000 });
  });
});

describe('a union shows the fields of one branch', () => {
  const fieldsOf = (type: (typeof eventTypes)[number], by: string, value: string) =>
    shape(activeFields(modelOfEvent(type), { [by]: value }));

  test('the coverage by its outcome', () => {
    expect(fieldsOf('coverage.resolved', 'outcome', '')).toEqual({ outcome: 'choice' });
    expect(fieldsOf('coverage.resolved', 'outcome', 'covered')).toMatchObject({
      reason: 'text?',
      coveredAmount: 'money?',
    });
    expect(fieldsOf('coverage.resolved', 'outcome', 'partial')).toMatchObject({
      reason: 'text',
      coveredAmount: 'money',
    });
    expect(fieldsOf('coverage.resolved', 'outcome', 'uncovered')).not.toHaveProperty('coveredAmount');
  });

  test('the exception by its ground', () => {
    expect(fieldsOf('exception.requested', 'ground', 'noHeavyMachinery')).toMatchObject({
      assessment: 'group',
    });
    expect(fieldsOf('exception.requested', 'ground', 'special')).toMatchObject({ note: 'text' });
    expect(fieldsOf('exception.requested', 'ground', 'sixMonthsWithoutUse')).toMatchObject({ note: 'text?' });
  });

  test('the conformity by its answer', () => {
    expect(fieldsOf('conformity.recorded', 'satisfied', 'true')).toMatchObject({ comment: 'text?' });
    expect(fieldsOf('conformity.recorded', 'satisfied', 'false')).toMatchObject({ comment: 'text' });
  });
});

test('a reference is followed to its definition and keeps its own title', () => {
  const schema: JsonSchema = {
    type: 'object',
    properties: { price: { $ref: '#/$defs/money', title: 'Precio' } },
    $defs: { money: { type: 'object', properties: { amount: {}, currency: {} } } },
  };
  expect(modelOf(schema, naming).fields).toEqual([
    { name: 'price', label: 'Precio', required: false, kind: 'money' },
  ]);
});

test('a union without a discriminating property throws', () => {
  expect(() => modelOf({ oneOf: [{ properties: { a: {} } }, { properties: { b: {} } }] }, naming)).toThrow(
    /union/,
  );
});
