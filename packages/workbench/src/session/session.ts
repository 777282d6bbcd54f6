import { type Role, roles } from '@conexion/machines';

/** Who is using the page. */
export interface Session {
  readonly token: string;
  readonly user: string;
  readonly name: string;
  readonly role: Role;
  /** `demo`: the demonstration gave the token, and gives another when that one expires. */
  readonly signIn: 'demo' | 'token';
  /** When the token expires, where that is known. */
  readonly expiresAt: string | null;
}

export interface SessionState {
  readonly session: Session | null;
  /** A session whose token the service refused: what it left open is kept for it. */
  readonly lost: Session | null;
  /** Changes when nothing that was typed may be carried on: another person may be using the page. */
  readonly visit: number;
}

const storageKey = 'conexion.session';
const listeners = new Set<() => void>();
let state: SessionState = { session: read(), lost: null, visit: 0 };

export const currentSessionState = (): SessionState => state;
export const currentSession = (): Session | null => state.session;

export function subscribeToSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function setSession(session: Session): void {
  const isOther = state.lost !== null && state.lost.user !== session.user;
  localStorage.setItem(storageKey, JSON.stringify(session));
  change({ session, lost: null, visit: state.visit + (isOther ? 1 : 0) });
}

/** The service refused the token of a session; a newer session stays. */
export function loseSession(token: string | undefined): void {
  if (!state.session || state.session.token !== token) return;
  localStorage.removeItem(storageKey);
  change({ ...state, session: null, lost: state.session });
}

export function signOut(): void {
  localStorage.removeItem(storageKey);
  change({ session: null, lost: null, visit: state.visit + 1 });
}

/** Resolves with the first session whose token is another one. Rejects when the signal is aborted. */
export function nextSession(token: string | undefined, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (!state.session || state.session.token === token) return;
      stop();
      resolve();
    };
    const stop = subscribeToSession(look);
    signal?.addEventListener('abort', () => {
      stop();
      reject(signal.reason);
    });
    look();
  });
}

function change(next: SessionState): void {
  state = next;
  for (const listener of listeners) listener();
}

// Signing out in one window signs out in all of them.
if (typeof window !== 'undefined')
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key === storageKey && newValue === null && state.session) signOut();
  });

function read(): Session | null {
  if (typeof localStorage === 'undefined') return null;
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? 'null');
    return isSession(stored) ? stored : null;
  } catch {
    return null;
  }
}

function isSession(value: unknown): value is Session {
  if (typeof value !== 'object' || value === null) return false;
  const { token, user, name, role, signIn } = value as Record<string, unknown>;
  const isKnown = roles.some((known) => known === role) && (signIn === 'demo' || signIn === 'token');
  return isKnown && [token, user, name].every((text) => typeof text === 'string');
}
