import { Fragment, type ReactNode, useEffect } from 'react';
import { useStore } from '../external-store.ts';
import { useCurrentSession } from '../session/use-session.ts';
import { draftsStore, followSession } from './drafts.ts';

/**
 * Shows the page once the drafts of its user have been read: a form that is opened earlier would
 * begin empty. Another user starts with a separate page.
 */
export function DraftsGate({ children }: { readonly children: ReactNode }) {
  useEffect(followSession, []);
  const session = useCurrentSession();
  const { person } = useStore(draftsStore);
  if (session !== null && person !== session.user) return null;
  return <Fragment key={person}>{children}</Fragment>;
}
