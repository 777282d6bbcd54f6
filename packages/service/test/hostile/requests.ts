import fc from 'fast-check';

type Json = Record<string, unknown>;
interface Parameter {
  in: 'path' | 'query' | 'header';
  name: string;
  schema: Json;
}
interface Operation {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Json }> };
}

/** An OpenAPI document, as far as requests are made from it. */
export interface Document {
  paths: Record<string, Record<string, Operation>>;
}

export interface HostileRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | undefined;
}

/** Values that have broken services before. */
const nasty = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e',
  '😀'.repeat(200),
  'x'.repeat(3_000),
  "' or 1=1 --",
  '%',
  '_',
  '!%',
  '../../../etc/passwd',
  '__proto__',
  'constructor',
  'xstate.init',
  '-1',
  '1e999',
  'NaN',
  '9999999999999999',
  '2026-02-30T25:61:61Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59-23:59',
  '<script>alert(1)</script>',
  '{{7*7}}',
  '*',
  '"1", "2"',
];
const nastyText = fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'binary', maxLength: 60 }));
const nastyValue = fc.oneof(
  nastyText,
  fc.constantFrom<unknown>(null, true, -1, 0, 1.5, 1e308, -0, 2 ** 53, [], {}, [[[]]], { toString: 1 }),
  fc.jsonValue({ maxDepth: 4 }),
);

/** Mostly what a schema asks for, with something wrong here and there. */
function anyOf(schema: Json, depth = 0): fc.Arbitrary<unknown> {
  const well = wellFormed(schema, depth);
  return fc.oneof({ weight: 9, arbitrary: well }, { weight: 1, arbitrary: nastyValue });
}

function wellFormed(schema: Json, depth: number): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema.const);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum);
  const branches = (schema.anyOf ?? schema.oneOf) as Json[] | undefined;
  if (branches && depth < 6) return fc.oneof(...branches.map((branch) => anyOf(branch, depth + 1)));
  switch (schema.type) {
    case 'object':
      return objectOf(schema, depth);
    case 'array':
      return fc.array(anyOf((schema.items ?? {}) as Json, depth + 1), { maxLength: 3 });
    case 'integer':
    case 'number':
      return fc.oneof(fc.nat(200), fc.maxSafeInteger());
    case 'boolean':
      return fc.boolean();
    default:
      if (schema.format === 'date') return fc.constantFrom('2026-01-31', '2024-02-29', '2026-02-30');
      if (schema.format === 'date-time')
        return fc.constantFrom('2026-01-31T10:00:00-05:00', '1969-12-31T23:59:59Z', '2026-13-01T00:00:00Z');
      return fc.oneof(fc.constantFrom('x', 'COP', 'America/Bogota'), nastyText);
  }
}

function objectOf({ properties = {} }: Json, depth: number): fc.Arbitrary<unknown> {
  const fields = Object.entries(properties as Record<string, Json>).map(
    ([name, schema]) => [name, fc.option(anyOf(schema, depth + 1), { nil: undefined, freq: 12 })] as const,
  );
  const extra = fc.option(fc.dictionary(nastyText, nastyValue, { maxKeys: 2 }), { nil: {}, freq: 15 });
  return fc.tuple(fc.record(Object.fromEntries(fields)), extra).map(([own, more]) => ({ ...own, ...more }));
}

const brokenBody = fc.constantFrom(
  '',
  '{',
  '[',
  'null',
  '"',
  '\ufeff{}',
  `${'['.repeat(5_000)}`,
  '{"a":1e999}',
);

/** Headers must be such as can be sent at all. */
const headerText = fc.oneof(
  fc.constantFrom(...nasty.filter((text) => /^[\x20-\x7e]*$/.test(text))),
  fc.string({ maxLength: 40 }),
);

const streaming = ['/api/stream', '/api/inspect', '/api/eventlog'];

/**
 * Requests to any documented operation except streams, about things that exist (`ids`) and others.
 */
export function hostileRequests(document: Document, ids: readonly string[]): fc.Arbitrary<HostileRequest> {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const some = operations.filter(({ path }) => path.startsWith('/api/') && !streaming.includes(path));
  return fc.oneof(...some.map((each) => requestTo(each, ids)));
}

function requestTo(
  { path, method, operation }: { path: string; method: string; operation: Operation },
  ids: readonly string[],
): fc.Arbitrary<HostileRequest> {
  const { parameters = [], requestBody } = operation;
  const query = parameters.filter((parameter) => parameter.in === 'query');
  const headers = parameters.filter((parameter) => parameter.in === 'header');
  const schema = requestBody?.content['application/json']?.schema;
  return fc
    .record({
      id: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...ids) }, { weight: 1, arbitrary: nastyText }),
      query: fc.tuple(...query.map(({ schema: of }) => fc.option(anyOf(of), { nil: undefined, freq: 2 }))),
      headers: fc.tuple(...headers.map(() => fc.option(headerText, { nil: undefined, freq: 2 }))),
      body: schema
        ? fc.oneof(
            { weight: 12, arbitrary: anyOf(schema).map((value) => JSON.stringify(value)) },
            { weight: 1, arbitrary: brokenBody },
          )
        : fc.constant(undefined),
    })
    .map((made) => {
      const search = query.flatMap(({ name }, index) => {
        const value = made.query[index];
        return value === undefined
          ? []
          : [`${name}=${encoded(typeof value === 'string' ? value : JSON.stringify(value))}`];
      });
      const sent = headers.flatMap(({ name }, index): [string, string][] => {
        const value = made.headers[index];
        return value === undefined ? [] : [[name, value]];
      });
      return {
        method: method.toUpperCase(),
        path: `${path.replace('{id}', encoded(made.id))}${search.length > 0 ? `?${search.join('&')}` : ''}`,
        headers: Object.fromEntries(sent),
        body: made.body,
      };
    });
}

/** Half of a surrogate pair cannot even be encoded. */
const encoded = (text: string): string => encodeURIComponent(text.toWellFormed());
