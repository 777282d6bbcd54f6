/** The part of JSON Schema 2020-12 that the service's events use. */
export interface JsonSchema {
  type?: string | string[];
  title?: string;
  description?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  enum?: unknown[];
  const?: unknown;
  oneOf?: JsonSchema[];
  anyOf?: JsonSchema[];
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  format?: string;
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
}

/**
 * A schema with its `$ref` followed inside the root's `$defs`; a reference that leads nowhere is
 * the empty schema.
 */
export function resolved(schema: JsonSchema, root: JsonSchema): JsonSchema {
  if (!schema.$ref) return schema;
  const name = schema.$ref.replace(/^#\/\$defs\//, '');
  const { $ref: _, ...own } = schema;
  return { ...resolved(root.$defs?.[name] ?? {}, root), ...own };
}
