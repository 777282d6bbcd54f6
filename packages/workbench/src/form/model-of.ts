import type { ChoiceField, Field, GroupField, Option, Variants } from './field.ts';
import { type JsonSchema, resolved } from './json-schema.ts';

/** Words for what the schema leaves without a title. */
export interface Naming {
  field(name: string): string;
  value(name: string): string;
}

/** From this length on a text is prose and gets room for several lines. */
const proseLength = 500;

/**
 * The form of an event: the model of its JSON Schema (an object, or a union of objects that one
 * property distinguishes).
 */
export function modelOf(schema: JsonSchema, naming: Naming): GroupField {
  const build = new Builder(schema, naming);
  return build.group('', resolved(schema, schema), true);
}

class Builder {
  readonly #root: JsonSchema;
  readonly #naming: Naming;

  constructor(root: JsonSchema, naming: Naming) {
    this.#root = root;
    this.#naming = naming;
  }

  group(name: string, schema: JsonSchema, required: boolean): GroupField {
    const label = schema.title ?? this.#naming.field(name);
    const branches = (schema.oneOf ?? schema.anyOf)?.map((branch) => resolved(branch, this.#root));
    if (!branches) {
      const kind = isWindow(schema) ? 'window' : 'group';
      return { kind, name, label, required, fields: this.#fieldsOf(schema), variants: null };
    }
    const by = discriminatorOf(branches);
    return {
      kind: 'group',
      name,
      label,
      required,
      fields: [this.#choiceOf(by, branches)],
      variants: this.#variantsOf(by, branches),
    };
  }

  #fieldsOf(schema: JsonSchema, without?: string): Field[] {
    return Object.entries(schema.properties ?? {})
      .filter(([name]) => name !== without)
      .map(([name, property]) => this.#field(name, resolved(property, this.#root), isRequired(schema, name)));
  }

  #choiceOf(by: string, branches: readonly JsonSchema[]): ChoiceField {
    const property = branches[0]?.properties?.[by];
    const values = branches.flatMap((branch) => valuesOf(branch.properties?.[by]));
    return this.#choice(by, property?.title, values, true);
  }

  #variantsOf(by: string, branches: readonly JsonSchema[]): Variants {
    const cases = branches.flatMap((branch) =>
      valuesOf(branch.properties?.[by]).map((value) => [String(value), this.#fieldsOf(branch, by)] as const),
    );
    return { by, cases: Object.fromEntries(cases) };
  }

  #choice(
    name: string,
    title: string | undefined,
    values: readonly unknown[],
    required: boolean,
  ): ChoiceField {
    const options: Option[] = values.map((value) => ({
      value: String(value),
      label: this.#naming.value(String(value)),
    }));
    const boolean = values.every((value) => typeof value === 'boolean');
    return { kind: 'choice', name, label: title ?? this.#naming.field(name), required, options, boolean };
  }

  #field(name: string, schema: JsonSchema, required: boolean): Field {
    const named = { name, label: schema.title ?? this.#naming.field(name), required };
    const values = valuesOf(schema);
    if (values.length > 0) return this.#choice(name, schema.title, values, required);
    if (schema.type === 'boolean') return this.#choice(name, schema.title, [true, false], required);
    if (schema.type === 'array') {
      const item = this.#field('', resolved(schema.items ?? {}, this.#root), true);
      return {
        ...named,
        kind: 'list',
        item,
        minItems: schema.minItems ?? 0,
        maxItems: schema.maxItems ?? null,
      };
    }
    if (hasExactly(schema, ['amount', 'currency'])) return { ...named, kind: 'money' };
    if (hasExactly(schema, ['id', 'name', 'kind'])) return { ...named, kind: 'provider' };
    if (schema.properties || schema.oneOf || schema.anyOf) return this.group(name, schema, required);
    if (schema.type === 'integer' || schema.type === 'number') {
      const minimum =
        schema.minimum ?? (schema.exclusiveMinimum === undefined ? null : schema.exclusiveMinimum + 1);
      return { ...named, kind: 'integer', minimum, maximum: schema.maximum ?? null };
    }
    if (schema.format === 'date-time') return { ...named, kind: 'instant' };
    if (schema.format === 'date') return { ...named, kind: 'date' };
    const maxLength = schema.maxLength ?? null;
    const format = schema.format === 'uri' ? 'url' : 'plain';
    const multiline = format === 'plain' && (maxLength ?? 0) >= proseLength;
    return { ...named, kind: 'text', multiline, maxLength, format };
  }
}

const isRequired = (schema: JsonSchema, name: string): boolean => schema.required?.includes(name) ?? false;

const valuesOf = (schema: JsonSchema | undefined): readonly unknown[] =>
  schema === undefined ? [] : 'const' in schema ? [schema.const] : (schema.enum ?? []);

function hasExactly(schema: JsonSchema, names: readonly string[]): boolean {
  const properties = Object.keys(schema.properties ?? {});
  return properties.length === names.length && names.every((name) => properties.includes(name));
}

const isWindow = (schema: JsonSchema): boolean => hasExactly(schema, ['earliest', 'latest']);

/** The property that each branch fixes to different values. */
function discriminatorOf(branches: readonly JsonSchema[]): string {
  const names = Object.keys(branches[0]?.properties ?? {});
  const name = names.find((candidate) =>
    branches.every((branch) => valuesOf(branch.properties?.[candidate]).length > 0),
  );
  if (name === undefined)
    throw new Error('A union of schemas needs a property that distinguishes its branches');
  return name;
}
