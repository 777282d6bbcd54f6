import { z } from 'zod';

/** The part of JSON Schema that zod writes, and the types of zod's that JSON has no word for. */
export interface JsonSchema {
  type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | 'null';
  const?: unknown;
  enum?: unknown[];
  oneOf?: JsonSchema[];
  anyOf?: JsonSchema[];
  allOf?: JsonSchema[];
  not?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: JsonSchema | boolean;
  propertyNames?: JsonSchema;
  items?: JsonSchema;
  prefixItems?: JsonSchema[];
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  multipleOf?: number;
  format?: string;
  pattern?: string | undefined;
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  /** The type of zod's, where JSON Schema has none. */
  zod?: string;
}

const beyondJson = [
  'date',
  'bigint',
  'undefined',
  'void',
  'symbol',
  'nan',
  'map',
  'set',
  'custom',
  'function',
  'promise',
  'file',
];
const described = new WeakMap<z.ZodType, JsonSchema>();

/** What a zod schema takes, as JSON Schema. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const known = described.get(schema);
  if (known) return known;
  const made = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const { type } = zodSchema._zod.def;
      if (beyondJson.includes(type)) (jsonSchema as JsonSchema).zod = type;
    },
  }) as JsonSchema;
  described.set(schema, made);
  return made;
}
