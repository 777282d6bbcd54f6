import { z } from 'zod';
import { requestPayloads } from '../asistencia/asistencia-event.ts';
import { type EventType, events } from '../asistencia/events.ts';
import { labelOf } from '../languages/labels.ts';
import type { ClauseId } from '../procedure/clauses.ts';
import type { Lang } from '../procedure/text.ts';

/** A JSON Schema (2020-12), as plain data. */
export interface JsonSchema {
  [keyword: string]: unknown;
  title?: string;
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  oneOf?: JsonSchema[];
  required?: string[];
}

const cache = new Map<string, JsonSchema>();

/**
 * The JSON Schema of what a client sends with an event besides its `type`. Every field has the catalog's label
 * as its title, so that a form needs nothing else; a required one names the clauses that demand it (`x-clauses`).
 * @example
 * eventSchema('denial.explained', 'en').properties?.reason?.title; // 'Reason'
 */
export function eventSchema(type: EventType, lang: Lang = 'es'): JsonSchema {
  const key = `${type} ${lang}`;
  const known = cache.get(key);
  if (known) return known;
  const { $schema, ...schema } = z.toJSONSchema(requestPayloads[type], { io: 'input' });
  const titled = withClauses(type, withTitles(schema as JsonSchema, lang));
  cache.set(key, titled);
  return titled;
}

function withClauses(type: EventType, schema: JsonSchema): JsonSchema {
  if (schema.oneOf) return { ...schema, oneOf: schema.oneOf.map((branch) => withClauses(type, branch)) };
  const cited: Readonly<Record<string, readonly ClauseId[]>> = events[type].cites;
  const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => [
    name,
    schema.required?.includes(name) ? { ...field, 'x-clauses': cited[name] } : field,
  ]);
  return { ...schema, properties: Object.fromEntries(fields) };
}

/** A copy, since fields of the same kind (`earliest` and `latest`) share one schema and have titles of their own. */
function withTitles(schema: JsonSchema, lang: Lang): JsonSchema {
  const { properties, items, oneOf } = schema;
  const titled = ([name, field]: [string, JsonSchema]) =>
    [name, { ...withTitles(field, lang), title: labelOf('field', name)[lang] }] as const;
  return {
    ...schema,
    ...(properties && { properties: Object.fromEntries(Object.entries(properties).map(titled)) }),
    ...(items && { items: withTitles(items, lang) }),
    ...(oneOf && { oneOf: oneOf.map((branch) => withTitles(branch, lang)) }),
  };
}
