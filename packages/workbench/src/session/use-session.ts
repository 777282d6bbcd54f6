import { createContext, useContext, useSyncExternalStore } from 'react';
import { currentSessionState, type Session, type SessionState, subscribeToSession } from './session.ts';

export const useSessionState = (): SessionState =>
  useSyncExternalStore(subscribeToSession, currentSessionState);

/** Who is using the page, or null. */
export const useCurrentSession = (): Session | null => useSessionState().session;

export const SessionContext = createContext<Session | null>(null);

/** Who is using the page, where nobody gets without a session; while they sign in again, who it was. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession is used outside of the session gate');
  return session;
}
