import { type Role, roles } from '../../procedure/roles.ts';
import type { Lang } from '../../procedure/text.ts';
import type { By } from '../../values/parties.ts';

/** A request, before it is sent. */
export interface Sent {
  /** GET without a body, else POST. */
  method?: string;
  path: string;
  /** Whose token it carries; null for none. */
  as?: Role | null;
  headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; text is sent as it is. */
  body?: unknown;
}

/** An answer, whole. */
export interface Got<Body = unknown> {
  status: number;
  headers: Headers;
  body: Body;
}

/** A host under test, addressed by any request of any role. */
export interface Wire {
  send<Body>(sent: Sent): Promise<Got<Body>>;
  /** A request whose answer is read by its caller, such as a stream. */
  open(sent: Sent, signal: AbortSignal): Promise<Response>;
  /** The language in which it is asked unless a request names another. */
  lang: Lang;
  /** The caller that each role's token names. */
  people: Readonly<Record<Role, By>>;
}

/** Tokens by role; a host in demonstration mode is asked for them. */
export type Tokens = Partial<Record<Role, string>>;

const mostAttempts = 20;

const json = { 'content-type': 'application/json' };

/** Of a date, it waits a second. */
const secondsIn = (retryAfter: string): number => (/^\d+$/.test(retryAfter) ? Number(retryAfter) : 1);

/** No other run has its keys. */
const run = `conformance-${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
let commands = 0;

/**
 * With a new key, where the contract takes one and the request names none. A new expediente
 * goes without: one too many is in no other case's way.
 */
function keyed(sent: Sent): Sent {
  const { path, body, headers = {} } = sent;
  const isCommand = body !== undefined && !/^\/(auth|api\/demo)\/|^\/api\/expedientes$|\/explain$/.test(path);
  if (!isCommand || Object.keys(headers).some((name) => name.toLowerCase() === 'idempotency-key'))
    return sent;
  return { ...sent, headers: { ...headers, 'idempotency-key': `${run}-${++commands}` } };
}

/** Rejects if the host cannot be reached or issues no token. */
export async function openWire(url: string, lang: Lang, given: Tokens = {}): Promise<Wire> {
  const tokens: Tokens = { ...given };

  const fetched = ({ method, path, as = 'coordinador', headers, body }: Sent, signal?: AbortSignal) =>
    fetch(new URL(path, url), {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: {
        'accept-language': lang,
        ...(body === undefined ? {} : json),
        ...(as === null ? {} : { authorization: `Bearer ${tokens[as]}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });

  /**
   * After a 429 or a 503, a client waits and asks again: limits are not judged, nor is how much a
   * busy host can do. A host that was slow may have written what it answered 503 to, so a command
   * has a key.
   */
  async function admitted(sent: Sent, signal?: AbortSignal): Promise<Response> {
    const safe = keyed(sent);
    for (let attempt = 1; ; attempt++) {
      const response = await fetched(safe, signal);
      const after = response.headers.get('retry-after');
      const isBusy = response.status === 429 || response.status === 503;
      if (!isBusy || after === null || attempt === mostAttempts) return response;
      await response.text();
      await new Promise((resolve) => setTimeout(resolve, secondsIn(after) * 1_000));
    }
  }

  async function send<Body>(sent: Sent): Promise<Got<Body>> {
    const response = await admitted(sent);
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') && text !== '';
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson ? JSON.parse(text) : text) as Body,
    };
  }

  const people = {} as Record<Role, By>;
  for (const role of roles) {
    tokens[role] ??= await demoToken(role);
    const { status, body } = await send<By>({ path: '/api/me', as: role });
    if (status !== 200) throw new Error(`GET /api/me with the token for ${role}: ${status}`);
    people[role] = { id: body.id, role, ...(body.name ? { name: body.name } : {}) };
  }
  return { send, open: admitted, lang, people };

  async function demoToken(role: Role): Promise<string> {
    const body = { user: `conformance-${role}`, role };
    const reply = await send<{ token?: string }>({ path: '/api/demo/token', as: null, body });
    if (reply.body.token) return reply.body.token;
    throw new Error(`No token for ${role}: ${url} issues none and none was given`);
  }
}
