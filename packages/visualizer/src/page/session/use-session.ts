import { createContext, useContext, useSyncExternalStore } from 'react';
import { currentSession, type Session, subscribeToSession } from './session.ts';

/** Who is using the page, or null. */
export const useCurrentSession = (): Session | null =>
  useSyncExternalStore(subscribeToSession, currentSession);

export const SessionContext = createContext<Session | null>(null);

/** Who is using the page, where nobody gets without a session. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession is used outside of the session gate');
  return session;
}
