import { z } from 'zod';
import { requestPayloads } from '../asistencia/asistencia-event.ts';
import { type EventType, events } from '../asistencia/events.ts';
import * as standard from '../languages/standard.ts';
import type { Words } from '../languages/words.ts';
import type { ClauseId } from '../procedure/clauses.ts';
import { type Lang, languagesOf } from '../procedure/text.ts';
import { HostError } from './host-error.ts';

/** A JSON Schema (2020-12), as plain data. */
export interface JsonSchema {
  [keyword: string]: unknown;
  title?: string;
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  oneOf?: JsonSchema[];
  required?: string[];
}

type FieldWords<L extends string> = Words<L, 'field'>['field'];

/** What forms are made of: the payloads of the events that a machine takes, and what they cite. */
interface Forms {
  definitions: Readonly<Record<EventType, { cites: object }>>;
  payloads: typeof requestPayloads;
}

/** The forms of events in the words of a host, each made once. */
export function createEventSchemas<L extends string>(
  words: FieldWords<L>,
  forms: Forms = { definitions: events, payloads: requestPayloads },
): (type: EventType, lang: L) => JsonSchema {
  const known = new Map<string, JsonSchema>();
  return (type, lang) => {
    const key = `${type} ${lang}`;
    const made = known.get(key) ?? schemaOf(refusing(type, forms.definitions), forms, words, lang);
    known.set(key, made);
    return made;
  };
}

/**
 * The JSON Schema of what a client sends with an event besides its `type`. Every field has the
 * catalog's label as its title, so that a form needs nothing else; a required one names the clauses
 * that demand it (`x-clauses`).
 * @example eventSchema('denial.explained', 'en').properties?.reason?.title; // 'Reason'
 */
export const eventSchema: (type: EventType, lang: Lang) => JsonSchema = /* @__PURE__ */ createEventSchemas(
  standard.field,
);

function refusing(type: EventType, definitions: Forms['definitions']): EventType {
  if (Object.hasOwn(definitions, type)) return type;
  throw new HostError('unknown-event', `There is no event ${type}`);
}

function schemaOf<L extends string>(
  type: EventType,
  { definitions, payloads }: Forms,
  words: FieldWords<L>,
  lang: L,
): JsonSchema {
  const languages = languagesOf(words.reason);
  if (!languages.includes(lang)) throw new HostError('unknown-language', `There is no language ${lang}`);
  const { $schema, ...schema } = z.toJSONSchema(payloads[type], { io: 'input' });
  return withClauses(definitions[type].cites as Cited, withTitles(schema as JsonSchema, words, lang));
}

type Cited = Readonly<Record<string, readonly ClauseId[]>>;

function withClauses(cited: Cited, schema: JsonSchema): JsonSchema {
  if (schema.oneOf) return { ...schema, oneOf: schema.oneOf.map((branch) => withClauses(cited, branch)) };
  const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => [
    name,
    schema.required?.includes(name) ? { ...field, 'x-clauses': cited[name] } : field,
  ]);
  return { ...schema, properties: Object.fromEntries(fields) };
}

/**
 * A copy, because fields of the same kind (`earliest` and `latest`) share one schema but not their
 * title.
 */
function withTitles<L extends string>(schema: JsonSchema, words: FieldWords<L>, lang: L): JsonSchema {
  const { properties, items, oneOf } = schema;
  const inner = (part: JsonSchema) => withTitles(part, words, lang);
  const titled = ([name, field]: [string, JsonSchema]) =>
    [name, { ...inner(field), title: words[name as keyof FieldWords<L>][lang] }] as const;
  return {
    ...schema,
    ...(properties && { properties: Object.fromEntries(Object.entries(properties).map(titled)) }),
    ...(items && { items: inner(items) }),
    ...(oneOf && { oneOf: oneOf.map(inner) }),
  };
}
