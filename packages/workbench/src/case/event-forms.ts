import { queryOptions } from '@tanstack/react-query';
import { request } from '../api/request.ts';
import type { JsonSchema } from '../form/json-schema.ts';

/** The part of the service's OpenAPI document that has the forms of its events. */
interface Document {
  paths: {
    '/api/asistencias/{id}/events': {
      post: { requestBody: { content: { 'application/json': { schema: JsonSchema } } } };
    };
  };
}

/** By event: what it carries besides its type, as the service's own document says. */
export function formsIn({ paths }: Document): ReadonlyMap<string, JsonSchema> {
  const { schema } = paths['/api/asistencias/{id}/events'].post.requestBody.content['application/json'];
  return new Map(
    (schema.anyOf ?? []).flatMap((event) => {
      const [branch = event] = event.oneOf ?? [];
      const type = branch.properties?.type?.const;
      return typeof type === 'string' ? [[type, withoutType(event)]] : [];
    }),
  );
}

function withoutType({ properties, required, oneOf, ...schema }: JsonSchema): JsonSchema {
  const { type: _, ...fields } = properties ?? {};
  return {
    ...schema,
    ...(properties && { properties: fields }),
    ...(required && { required: required.filter((name) => name !== 'type') }),
    ...(oneOf && { oneOf: oneOf.map(withoutType) }),
  };
}

/** The forms of all events of the service, also of those that do not apply now. */
export const eventFormsQuery = queryOptions({
  queryKey: ['event-forms'],
  queryFn: async ({ signal }) => formsIn(await request<Document>('openapi.json', { lang: 'es', signal })),
  staleTime: Number.POSITIVE_INFINITY,
  structuralSharing: false,
});
