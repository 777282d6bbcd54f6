import { type AnyHost, type JsonSchema, pendienteRequestSchema } from '@conexion/machines';
import { z } from 'zod';
import type { Voice } from './language.ts';

const optionOf = (type: string) =>
  pendienteRequestSchema.options.find(({ shape }) => shape.type.value === type);

/** Whether an event is sent to a pendiente, not to an asistencia. */
export const isPendienteEvent = (type: string): boolean => optionOf(type) !== undefined;

const known = new WeakMap<AnyHost, Map<string, JsonSchema>>();

/** The JSON Schema of what a client sends with a pendiente's event besides its `type`. */
export function pendienteSchema(type: string, { lang, procedure }: Voice): JsonSchema {
  const schemas = known.get(procedure) ?? new Map<string, JsonSchema>();
  known.set(procedure, schemas);
  const key = `${type} ${lang}`;
  const made = schemas.get(key);
  if (made) return made;
  const option = optionOf(type);
  if (!option) throw new Error(`There is no event ${type}`);
  const { type: _, ...fields } = option.shape;
  const { $schema, ...schema } = z.toJSONSchema(z.strictObject(fields), { io: 'input' }) as JsonSchema;
  for (const [name, field] of Object.entries(schema.properties ?? {}))
    field.title = procedure.labelOf('field', name)[lang] ?? name;
  schemas.set(key, schema);
  return schema;
}
