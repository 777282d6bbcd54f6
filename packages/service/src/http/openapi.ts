import type { AnyHost } from '@conexion/machines';
import { z } from 'zod';
import * as answers from './answer-schemas.ts';
import type { About, Documented, Endpoint } from './endpoint.ts';
import { boardAnswer, measuresAnswer } from './measure-schemas.ts';
import { closureName, namesOf, subStageName } from './names.ts';
import { type ProblemCode, statusOf } from './problem.ts';
import { problemSchema } from './problem-schemas.ts';

type Json = Record<string, unknown>;
type Documentable = Pick<Endpoint, 'method' | 'path' | 'query' | 'about'>;

const components: Readonly<Record<string, z.ZodType>> = {
  Asistencia: answers.asistenciaAnswer,
  EventAccepted: answers.eventAnswer,
  Entry: answers.entryAnswer,
  JournalPage: answers.journalPage,
  Explanation: answers.explanationAnswer,
  Expediente: answers.expedienteAnswer,
  ExpedienteWithAsistencias: answers.expedienteWithAsistencias,
  NumberedExpediente: answers.numberedExpediente,
  ExpedientePage: answers.expedientePage,
  Pendiente: answers.pendienteAnswer,
  PendientePage: answers.pendientePage,
  Definition: answers.definitionAnswer,
  Board: boardAnswer,
  Measures: measuresAnswer,
};
const nameOf = new Map(Object.entries(components).map(([name, schema]) => [schema, name]));

/**
 * The service as an OpenAPI 3.1 document, generated from the schemas of the requests and their
 * answers.
 */
export function openApi(endpoints: readonly Documentable[], procedure: AnyHost): Json {
  const write = writerOf(procedure);
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(':id', '{id}');
    paths[path] = { ...paths[path], [endpoint.method]: operation(endpoint, write) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Conexión',
      version: '1',
      description: `Errors are application/problem+json (RFC 9457) with a stable \`code\`. Messages follow Accept-Language (${procedure.languages.join(', ')}). A path takes another method with 405 \`method-not-allowed\` and \`Allow\`. \`Location\` is relative to the request. Exports, the board, measures and searches by \`text\` have budgets: a read over that of its caller is 429, over that of the node or over its time 503, each with \`Retry-After\`.`,
    },
    // Relative to this document, wherever a proxy puts it.
    servers: [{ url: '.' }],
    security: [{ bearer: [] }],
    paths,
    components: {
      schemas: Object.fromEntries(
        Object.entries(components).map(([name, schema]) => [name, write.schema(schema)]),
      ),
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
}

function operation({ method, path, query, about }: Documentable, write: Writer): Json {
  const isApi = path.startsWith('/api/');
  const parameters = [
    ...(path.includes(':id') ? [parameter('path', 'id', { type: 'string' }, true)] : []),
    ...queryParameters(query, write),
    ...(isApi ? [parameter('header', 'Accept-Language', { type: 'string', examples: write.languages })] : []),
    ...(method === 'post' && !about.isUnkeyed ? [idempotencyKey] : []),
    ...(path === '/api/stream' ? [parameter('header', 'Last-Event-ID', { type: 'string' })] : []),
    ...(about.problems?.includes('stale-revision') ? [ifMatch] : []),
  ];
  return {
    summary: about.summary,
    operationId: `${method} ${path}`.replace(/[^a-zA-Z]+(.)?/g, (_, letter = '') => letter.toUpperCase()),
    ...(about.isPublic ? { security: [] } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(about.body ? { requestBody: { required: true, content: jsonOf(about.body, write) } } : {}),
    responses: {
      [about.answer.status]: success(about.answer, write),
      ...refusals(method, path, about, write),
    },
  };
}

const parameter = (where: string, name: string, schema: Json, required = false): Json => ({
  in: where,
  name,
  required,
  schema,
});

const idempotencyKey = parameter('header', 'Idempotency-Key', {
  type: 'string',
  pattern: '^[\\x21-\\x7e]{1,200}$',
  description: 'The same key and body give the same answer; scope: caller and path',
});
const ifMatch = parameter('header', 'If-Match', {
  type: 'string',
  description: 'Revisions as ETag gives them, of what the path names; any of them will do',
});

function queryParameters(query: z.ZodType | undefined, write: Writer): Json[] {
  if (!query) return [];
  const { properties = {}, required = [] } = write.schema(query) as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) =>
    parameter('query', name, schema, required.includes(name)),
  );
}

const success = ({ description, schema, mediaTypes, headers = [] }: Documented, write: Writer): Json => ({
  description,
  ...(headers.length > 0
    ? { headers: Object.fromEntries(headers.map((name) => [name, { schema: { type: 'string' } }])) }
    : {}),
  content: {
    ...(schema || !mediaTypes ? jsonOf(schema ?? z.unknown(), write) : {}),
    ...Object.fromEntries((mediaTypes ?? []).map((type) => [type, { schema: { type: 'string' } }])),
  },
});

/** The problems of any request of this form, and the endpoint's own. */
function refusals(
  method: string,
  path: string,
  { problems = [], isPublic, isUnkeyed }: About,
  write: Writer,
): Record<string, Json> {
  const codes = new Set<ProblemCode>(path === '/healthz' ? [] : ['unavailable']);
  if (path.startsWith('/api/')) for (const code of ofAnyCall) codes.add(code);
  if (path.startsWith('/api/') && !isPublic) codes.add('unauthenticated');
  if (path.includes(':id')) codes.add('not-found');
  if (method === 'post') for (const code of ofAnyPost) codes.add(code);
  if (method === 'post' && !isUnkeyed) codes.add('idempotency-key-reused');
  for (const code of problems) codes.add(code);
  return Object.fromEntries(
    [...Map.groupBy(codes, statusOf)]
      .sort(([a], [b]) => a - b)
      .map(([status, of]) => [status, refusal(of, write)]),
  );
}

const ofAnyCall = ['too-many-requests', 'invalid-request'] as const;
const ofAnyPost = ['too-large', 'not-json'] as const;
const retried: readonly ProblemCode[] = ['too-many-requests', 'unavailable'];

const refusal = (codes: readonly ProblemCode[], write: Writer): Json => ({
  description: codes.join(', '),
  ...(codes.some((code) => retried.includes(code))
    ? { headers: { 'Retry-After': { description: 'Seconds', schema: { type: 'string' } } } }
    : {}),
  content: {
    'application/problem+json': {
      schema:
        codes.length === 1
          ? write.schema(problemSchema(codes[0] as ProblemCode))
          : { oneOf: codes.map((code) => write.schema(problemSchema(code))) },
    },
  },
});

function jsonOf(schema: z.ZodType, write: Writer): Json {
  const name = nameOf.get(schema);
  return {
    'application/json': {
      schema: name === undefined ? write.schema(schema) : { $ref: `#/components/schemas/${name}` },
    },
  };
}

/** Writes schemas with the names of a host. */
interface Writer {
  languages: readonly string[];
  schema(schema: z.ZodType): Json;
}

function writerOf(procedure: AnyHost): Writer {
  const { subStages, closures } = namesOf(procedure);
  const choices = new Map<z.core.$ZodType, readonly string[]>([
    [subStageName, subStages],
    [closureName, closures],
  ]);
  return {
    languages: procedure.languages,
    schema(schema) {
      const { $schema: _, ...rest } = z.toJSONSchema(schema, {
        io: 'input',
        unrepresentable: 'any',
        override({ zodSchema, jsonSchema }) {
          const names = choices.get(zodSchema);
          if (names) jsonSchema.enum = [...names];
        },
      });
      return rest;
    },
  };
}
