import { createContext, useContext } from 'react';
import { useStore } from '../external-store.ts';
import { type Session, sessionStore } from './session.ts';

/** Who is using the page, or null. */
export const useCurrentSession = (): Session | null => useStore(sessionStore).session;

export const SessionContext = createContext<Session | null>(null);

/**
 * The user of the page, inside the session gate. While they sign in again, the user of the ended
 * session.
 */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession is used outside of the session gate');
  return session;
}
