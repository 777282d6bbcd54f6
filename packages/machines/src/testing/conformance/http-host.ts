import type { AsistenciaContext } from '../../asistencia/context.ts';
import { type Role, roles } from '../../procedure/roles.ts';

/**
 * An answer of the host under test, in the shape of the contract: only the relevant fields are
 * compared.
 */
export interface Reply<Body> {
  status: number;
  body: Body;
}

export interface AsistenciaBody {
  id: string;
  expedienteId: string;
  revision: number;
  context: AsistenciaContext;
  allowed: readonly { type: string }[];
  [field: string]: unknown;
}

/** A host that speaks the HTTP contract, addressed as each role. */
export interface HttpHost {
  /** The language in which it is asked. */
  readonly lang: string;
  get<Body>(path: string, role?: Role): Promise<Reply<Body>>;
  post<Body>(path: string, body: unknown, options?: PostOptions): Promise<Reply<Body>>;
}

interface PostOptions {
  role?: Role;
  headers?: Record<string, string>;
}

/** Tokens by role; a host in demonstration mode is asked for them. */
export type Tokens = Partial<Record<Role, string>>;

/** Who sends what the walks send. */
export const personOf = (role: Role) => ({ id: `conformance-${role}`, role });

/** Rejects if the host cannot be reached or issues no token. */
export async function connect(url: string, lang: string, given: Tokens = {}): Promise<HttpHost> {
  const json = { 'content-type': 'application/json', 'accept-language': lang };
  async function call<Body>(path: string, init: RequestInit): Promise<Reply<Body>> {
    const response = await fetch(new URL(path, url), init);
    return { status: response.status, body: (await response.json()) as Body };
  }

  async function demoToken(role: Role): Promise<string> {
    const body = JSON.stringify({ user: personOf(role).id, role });
    const reply = await call<{ token?: string }>('/api/demo/token', { method: 'POST', headers: json, body });
    if (reply.body.token) return reply.body.token;
    throw new Error(`No token for ${role}: ${url} issues none and none was given`);
  }

  const tokens: Tokens = {};
  for (const role of roles) tokens[role] = given[role] ?? (await demoToken(role));
  const authorized = (role: Role = 'coordinador') => ({ ...json, authorization: `Bearer ${tokens[role]}` });

  return {
    lang,
    get: (path, role) => call(path, { headers: authorized(role) }),
    post: (path, body, { role, headers } = {}) =>
      call(path, {
        method: 'POST',
        headers: { ...authorized(role), ...headers },
        body: JSON.stringify(body),
      }),
  };
}
