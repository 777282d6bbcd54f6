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
  /** Carries no idempotency key: after a lost connection the host may do it twice. */
  isKeyless?: boolean;
}

/** An answer, whole. */
export interface Got<Body = unknown> {
  status: number;
  headers: Headers;
  /** Text where it is not JSON. */
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

/** A request that got no answer, also when it was repeated. */
export class Unanswered extends Error {
  /** Whether the host took the connection, and lost it. */
  readonly isReached: boolean;

  constructor(sent: Sent, url: string, cause: TypeError) {
    const { message, code = message } = (cause.cause ?? cause) as Error & { code?: string };
    const isReached = !unreached.has(code);
    const why = isReached ? 'the connection was lost' : `no service answers at ${url}`;
    super(`${methodOf(sent)} ${sent.path}: ${why} (${code})`, { cause });
    this.isReached = isReached;
  }
}

/** The codes of a connection that was never made. */
const unreached: ReadonlySet<string> = new Set([
  ...['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'],
  ...['ENOTFOUND', 'EAI_AGAIN'],
]);

const methodOf = ({ method, body }: Sent): string => method ?? (body === undefined ? 'GET' : 'POST');

/** No other run has its keys. */
const run = `conformance-${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
let commands = 0;

/** With a new key, where the contract takes one and the request names none: it can be repeated. */
function keyed(sent: Sent): Sent {
  const { path, headers = {}, isKeyless = false } = sent;
  const isCommand =
    !isKeyless &&
    ['POST', 'PATCH'].includes(methodOf(sent)) &&
    !/^\/(auth|api\/demo)\/|\/explain$/.test(path);
  if (!isCommand || Object.keys(headers).some((name) => name.toLowerCase() === 'idempotency-key'))
    return sent;
  return { ...sent, headers: { ...headers, 'idempotency-key': `${run}-${++commands}` } };
}

const mostAttempts = 20;
const mostLost = 4;
const lostPause = 200;

/** Of a date, it waits a second. */
const secondsIn = (retryAfter: string): number => (/^\d+$/.test(retryAfter) ? Number(retryAfter) : 1);

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * After a 429 or a 503, a client waits and asks again: limits are not judged, nor is how much a
 * busy host can do. It does so after a lost connection, too. The host may have done what it did
 * not answer, so what is asked must be repeatable.
 */
async function patiently<T>(
  ask: () => Promise<Response>,
  read: (response: Response) => T | Promise<T>,
): Promise<T> {
  for (let attempt = 1, lost = 0; ; attempt++) {
    try {
      const response = await ask();
      const after = response.headers.get('retry-after');
      const isBusy = response.status === 429 || response.status === 503;
      if (!isBusy || after === null || attempt === mostAttempts) return await read(response);
      await response.text();
      await pause(secondsIn(after) * 1_000);
    } catch (error) {
      if (!isLost(error) || ++lost === mostLost) throw error;
      await pause(lost * lostPause);
    }
  }
}

/** As `fetch` reports a connection that it cannot make, or loses. */
export const isLost = (error: unknown): error is TypeError => error instanceof TypeError;

const json = { 'content-type': 'application/json' };

/** What JSON says; the text of all else, also of what is called JSON and is none. */
function bodyOf(headers: Headers, text: string): unknown {
  if (!headers.get('content-type')?.includes('json')) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Rejects if the host cannot be reached or issues no token. */
export async function openWire(url: string, lang: Lang, given: Tokens = {}): Promise<Wire> {
  const tokens: Tokens = { ...given };

  const initOf = ({ as = 'coordinador', headers, body, ...sent }: Sent): RequestInit => ({
    method: methodOf({ ...sent, body }),
    headers: {
      'accept-language': lang,
      ...(body === undefined ? {} : json),
      ...(as === null ? {} : { authorization: `Bearer ${tokens[as]}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });

  async function answered<T>(
    given: Sent,
    read: (response: Response) => T | Promise<T>,
    signal: AbortSignal | null = null,
  ): Promise<T> {
    const sent = keyed(given);
    const address = new URL(sent.path, url);
    try {
      return await patiently(() => fetch(address, { ...initOf(sent), signal }), read);
    } catch (error) {
      throw isLost(error) ? new Unanswered(sent, url, error) : error;
    }
  }

  const send = <Body>(sent: Sent) =>
    answered(sent, async (response): Promise<Got<Body>> => {
      const { status, headers } = response;
      return { status, headers, body: bodyOf(headers, await response.text()) as Body };
    });

  const people = {} as Record<Role, By>;
  for (const role of roles) {
    tokens[role] ??= await demoToken(role);
    const { status, body } = await send<Partial<By> | null>({ path: '/api/me', as: role });
    const { id, name } = status === 200 && body ? body : {};
    if (!id) throw new Error(`GET /api/me with the token for ${role}: ${status} ${JSON.stringify(body)}`);
    people[role] = { id, role, ...(name ? { name } : {}) };
  }
  return { send, open: (sent, signal) => answered(sent, (response) => response, signal), lang, people };

  async function demoToken(role: Role): Promise<string> {
    const body = { user: `conformance-${role}`, role };
    const reply = await send<{ token?: string } | null>({ path: '/api/demo/token', as: null, body });
    if (reply.body?.token) return reply.body.token;
    throw new Error(`No token for ${role}: ${url} issues none and none was given`);
  }
}
