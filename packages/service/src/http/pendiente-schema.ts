import { type JsonSchema, type Lang, labelOf, pendienteRequestSchema } from '@conexion/machines';
import { z } from 'zod';

const schemas = new Map<string, JsonSchema>();

/** The JSON Schema of what a client sends with a pendiente's event besides its `type`. */
export function pendienteSchema(type: string, lang: Lang): JsonSchema {
  const key = `${type} ${lang}`;
  const known = schemas.get(key);
  if (known) return known;
  const option = pendienteRequestSchema.options.find(({ shape }) => shape.type.value === type);
  if (!option) throw new Error(`There is no event ${type}`);
  const { type: _, ...fields } = option.shape;
  const { $schema, ...schema } = z.toJSONSchema(z.strictObject(fields), { io: 'input' }) as JsonSchema;
  for (const [name, field] of Object.entries(schema.properties ?? {}))
    field.title = labelOf('field', name)[lang];
  schemas.set(key, schema);
  return schema;
}
