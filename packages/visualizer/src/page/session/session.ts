import { type Role, roles } from '@conexion/machines';

/** Who is using the page. `demo`: the token came from the demonstration route and can be asked for again. */
export interface Session {
  readonly token: string;
  readonly user: string;
  readonly name: string;
  readonly role: Role;
  readonly demo: boolean;
}

const storageKey = 'conexion.session';
const listeners = new Set<() => void>();
let current: Session | null = read();

export const currentSession = (): Session | null => current;

export function subscribeToSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function setSession(session: Session | null): void {
  current = session;
  if (session) localStorage.setItem(storageKey, JSON.stringify(session));
  else localStorage.removeItem(storageKey);
  for (const listener of listeners) listener();
}

/** The session of a token given by hand, by its own claims (`sub`, `role`, `name`); null where it is no such token. */
export function sessionOfToken(token: string): Session | null {
  try {
    const [, body = ''] = token.trim().split('.');
    const bytes = Uint8Array.from(atob(body.replaceAll('-', '+').replaceAll('_', '/')), (char) =>
      char.charCodeAt(0),
    );
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof claims !== 'object' || claims === null) return null;
    const { sub, role, name } = claims as Record<string, unknown>;
    const known = roles.find((candidate) => candidate === role);
    if (typeof sub !== 'string' || !known) return null;
    return {
      token: token.trim(),
      user: sub,
      name: typeof name === 'string' ? name : sub,
      role: known,
      demo: false,
    };
  } catch {
    return null;
  }
}

function read(): Session | null {
  if (typeof localStorage === 'undefined') return null;
  try {
    const stored = JSON.parse(localStorage.getItem(storageKey) ?? 'null') as Session | null;
    const session = stored && sessionOfToken(stored.token);
    return session && stored ? { ...session, demo: stored.demo } : null;
  } catch {
    return null;
  }
}
