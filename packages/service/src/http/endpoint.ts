import type { IncomingHttpHeaders } from 'node:http';
import { type By, type Parsed, textIn } from '@conexion/machines';
import type { z } from 'zod';
import type { Command } from '../cases/answer-once.ts';
import { findUnstorable } from '../cases/unstorable.ts';
import { bodyHashOf, type FieldError, parseHeaders, scopeOf } from './headers.ts';
import type { Voice } from './language.ts';
import { type ProblemCode, problem, unstorable } from './problem.ts';
import type { Reply } from './reply.ts';

/** A request whose caller is known and whose body, if any, is JSON. */
export interface Incoming {
  by: By;
  /** When the caller’s token expires; empty where none is needed. */
  expiresAt: string;
  /** When it stops being accepted: milliseconds since 1970. */
  until: number;
  /** Calls back once the client has its answer, or has left. */
  onClose(listener: () => void): void;
  voice: Voice;
  headers: IncomingHttpHeaders;
  params: Readonly<Record<string, unknown>>;
  query: unknown;
  body: unknown;
}

/** The checked request that an endpoint handles. */
export interface Checked<Body, Query>
  extends Command,
    Pick<Incoming, 'expiresAt' | 'until' | 'onClose' | 'voice'> {
  /** From the path; empty where it has none. */
  id: string;
  query: Query;
  body: Body;
  ifMatch: readonly number[] | undefined;
  lastEventId: number | undefined;
}

interface Spec<Body, Query> {
  method: 'get' | 'post';
  /** As Express writes it; its one parameter is `:id`. */
  path: string;
  query?: z.ZodType<Query>;
  /** Checks a body; a schema will do. */
  body?: z.ZodType<Body> | ((value: unknown) => Parsed<Body, string>);
  about: About;
  handle(checked: Checked<Body, Query>): Reply | Promise<Reply>;
}

/** What the OpenAPI document says of an endpoint besides its schemas. */
export interface About {
  summary: string;
  answer: Documented;
  /** The schema of the body, where a function checks it. */
  body?: z.ZodType;
  /** Specific problems; those of any request of its form are added. */
  problems?: readonly ProblemCode[];
  /** Open to callers without a token. */
  isPublic?: true;
  /** A `POST` that changes nothing: an `Idempotency-Key` has no effect. */
  isUnkeyed?: true;
}

/** A successful answer: JSON by a schema, other media types, or both. */
export interface Documented {
  status: 200 | 201;
  description: string;
  schema?: z.ZodType;
  mediaTypes?: readonly string[];
  headers?: readonly ('ETag' | 'Location')[];
}

/** An answer whose revision is its ETag. */
export const revisedAnswer = (what: string, schema: z.ZodType): Documented => ({
  status: 200,
  description: `${what}; its revision is the ETag`,
  schema,
  headers: ['ETag'],
});

/** The same of what a request has created. */
export const createdAnswer = (what: string, schema: z.ZodType): Documented => ({
  ...revisedAnswer(what, schema),
  status: 201,
  headers: ['ETag', 'Location'],
});

export const pageAnswer = (schema: z.ZodType): Documented => ({ status: 200, description: 'A page', schema });

export interface Endpoint {
  method: 'get' | 'post';
  path: string;
  query: z.ZodType | undefined;
  about: About;
  answer(incoming: Incoming): Reply | Promise<Reply>;
}

const idFormat = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
// Enough for any form; a hostile body must not cause a long answer.
const errorsTold = 100;

/** Parse, call, respond: a request that does not fit its schemas never reaches the work. */
export function endpoint<Body = undefined, Query = undefined>(spec: Spec<Body, Query>): Endpoint {
  const { method, path, handle, query: querySchema, body: bodySchema, about } = spec;
  const documented = typeof bodySchema === 'object' ? { ...about, body: bodySchema } : about;
  return {
    method,
    path,
    query: querySchema,
    about: documented,
    answer(incoming) {
      const { by, expiresAt, until, onClose, voice, params } = incoming;
      const { idempotencyKey, ifMatch, lastEventId, errors } = parseHeaders(incoming.headers, voice.lang);
      const query = parseQuery(querySchema, incoming, errors);
      const body = parseBody(bodySchema, incoming, errors);
      if (errors.length > 0)
        return problem('invalid-request', voice, { errors: errors.slice(0, errorsTold) });

      const id = typeof params.id === 'string' ? params.id : '';
      if (id !== '' && !idFormat.test(id)) return problem('not-found', voice);
      const key =
        idempotencyKey === undefined || method === 'get' || about.isUnkeyed
          ? undefined
          : { scope: scopeOf(by, path.replace(':id', id), idempotencyKey), bodyHash: bodyHashOf(body) };
      return handle({
        by,
        expiresAt,
        until,
        onClose,
        voice,
        id,
        key,
        ifMatch,
        lastEventId,
        query: query as Query,
        body: body as Body,
      });
    },
  };
}

function parseQuery(
  schema: z.ZodType | undefined,
  { query, voice }: Incoming,
  errors: FieldError[],
): unknown {
  if (!schema) return undefined;
  const path = findUnstorable(query);
  if (path !== null) errors.push({ path, message: textIn(unstorable, voice.lang) });
  // Express gives an object without a prototype.
  return collect(voice.procedure.parseWith(schema, { ...(query as object) }), voice, errors);
}

function parseBody<Body>(
  schema: Spec<Body, unknown>['body'],
  { body, voice }: Incoming,
  errors: FieldError[],
): Body | undefined {
  if (!schema) return undefined;
  return collect(
    typeof schema === 'function' ? schema(body) : voice.procedure.parseWith(schema, body),
    voice,
    errors,
  );
}

function collect<T>(parsed: Parsed<T, string>, { lang }: Voice, errors: FieldError[]): T | undefined {
  if (parsed.ok) return parsed.value;
  errors.push(...parsed.errors.map(({ path, message }) => ({ path, message: textIn(message, lang) })));
  return undefined;
}
