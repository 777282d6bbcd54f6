import { type Role, roles } from '@conexion/machines';
import { createExternalStore } from '../external-store.ts';

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
  /**
   * Changes when nothing that was typed may be carried on: another person may be using the page.
   */
  readonly visit: number;
}

const storageKey = 'conexion.session';
/** Who is using the page, and who was until the service refused. */
export const sessionStore = createExternalStore<SessionState>({ session: read(), lost: null, visit: 0 });
export const currentSession = (): Session | null => sessionStore.get().session;

export function setSession(session: Session): void {
  const { session: current, lost, visit } = sessionStore.get();
  const last = current ?? lost;
  const isOther = last !== null && last.user !== session.user;
  localStorage.setItem(storageKey, JSON.stringify(session));
  sessionStore.set({ session, lost: null, visit: visit + (isOther ? 1 : 0) });
}

/** The service refused the token of a session; a newer session stays. */
export function loseSession(token: string | undefined): void {
  const { session, visit } = sessionStore.get();
  if (!session || session.token !== token) return;
  localStorage.removeItem(storageKey);
  sessionStore.set({ session: null, lost: session, visit });
}

export function signOut(): void {
  localStorage.removeItem(storageKey);
  sessionStore.set({ session: null, lost: null, visit: sessionStore.get().visit + 1 });
}

/**
 * Resolves with the first session whose token is another one. Rejects when the signal is aborted.
 */
export function nextSession(token: string | undefined, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const session = currentSession();
      if (!session || session.token === token) return;
      stop();
      resolve();
    };
    const stop = sessionStore.subscribe(look);
    signal?.addEventListener('abort', () => {
      stop();
      reject(signal.reason);
    });
    look();
  });
}

// Signing out in one window signs out in all of them.
if (typeof window !== 'undefined')
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key === storageKey && newValue === null && currentSession()) signOut();
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
