import { z } from 'zod';
import { type EventType, requestPayloads } from '../asistencia/events.ts';
import { label } from '../procedure/labels.ts';
import type { Lang } from '../procedure/text.ts';

/** A JSON Schema (2020-12), as plain data. */
export interface JsonSchema {
  [keyword: string]: unknown;
  title?: string;
  properties?: Record<string, JsonSchema>;
}

const cache = new Map<string, JsonSchema>();

/**
 * The JSON Schema of what a client sends with an event besides its `type`. Every field has the catalog's label
 * as its title, so that a form needs nothing else.
 */
export function eventSchema(type: EventType, lang: Lang = 'es'): JsonSchema {
  const key = `${type} ${lang}`;
  const known = cache.get(key);
  if (known) return known;
  const { $schema, ...schema } = z.toJSONSchema(requestPayloads[type], {
    io: 'input',
    override: ({ jsonSchema }) => addTitles(jsonSchema as JsonSchema, lang),
  });
  cache.set(key, schema as JsonSchema);
  return schema as JsonSchema;
}

function addTitles(schema: JsonSchema, lang: Lang): void {
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    field.title = label('field', name)[lang];
  }
}
