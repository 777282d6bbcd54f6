import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

interface Operation {
  responses: Record<string, { content?: Record<string, { schema: object }>; headers?: object }>;
}

type Document = { paths: Record<string, Record<string, Operation>>; components: object };
type Check = (method: string, path: string, answer: Answered) => void;
interface Answered {
  status: number;
  headers: Headers;
  text: string;
}

const checks = new Map<string, Promise<Check>>();
/**
 * Cached by the document itself, which is the same for every service: compiling its schemas takes
 * long.
 */
const checksOf = new Map<string, Check>();

/** Throws where an answer of a documented route is not as the service's own document says. */
export async function expectAsDocumented(method: string, url: string, answer: Answered): Promise<void> {
  const { origin, pathname } = new URL(url);
  // The document itself, which this function fetches.
  if (pathname === '/openapi.json' || method === 'HEAD') return;
  const check =
    checks.get(origin) ??
    fetch(`${origin}/openapi.json`).then(async (response) => checkOf(await response.text()));
  checks.set(origin, check);
  (await check)(method.toLowerCase(), pathname, answer);
}

/** Another service may later listen on the same address. */
export const forgetDocument = (url: string): boolean => checks.delete(new URL(url).origin);

function checkOf(text: string): Check {
  const check = checksOf.get(text) ?? compile(JSON.parse(text));
  checksOf.set(text, check);
  return check;
}

function compile(document: Document): Check {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'openapi', ...document });
  const routes = Object.keys(document.paths).map((path) => ({
    path,
    pattern: new RegExp(`^${path.replaceAll('.', '\\.').replace('{id}', '[^/]+')}/?$`, 'i'),
  }));
  return (method, pathname, { status, headers, text }) => {
    const route = routes.find(({ pattern }) => pattern.test(pathname))?.path;
    const operation = route && document.paths[route]?.[method];
    if (!operation) return;
    const where = `${method} ${route} ${status}`;
    const documented = operation.responses[status];
    if (!documented) throw new Error(`${where} is not documented: ${text.slice(0, 500)}`);
    const mediaType = headers.get('content-type')?.split(';')[0] ?? '';
    if (!documented.content?.[mediaType]) throw new Error(`${where}: ${mediaType} is not documented`);
    for (const name of Object.keys(documented.headers ?? {}))
      if (name !== 'Retry-After' && !headers.has(name)) throw new Error(`${where}: no ${name}`);
    if (!/json$/.test(mediaType)) return;
    const pointer = ['paths', route, method, 'responses', status, 'content', mediaType, 'schema']
      .map((part) => encodeURIComponent(String(part).replaceAll('~', '~0').replaceAll('/', '~1')))
      .join('/');
    const validate = ajv.getSchema(`openapi#/${pointer}`);
    if (!validate) throw new Error(`${where} has no schema`);
    if (!validate(JSON.parse(text)))
      throw new Error(`${where}: ${ajv.errorsText(validate.errors)}\n${text.slice(0, 1000)}`);
  };
}
