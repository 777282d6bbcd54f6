import { type ReactNode, useEffect, useState } from 'react';
import { useStore } from '../external-store.ts';
import { useCurrentSession } from '../session/use-session.ts';
import { draftsStore, followSession } from './drafts.ts';

/**
 * Shows the page once the drafts of its user have been read: a form that is opened earlier would
 * begin empty. A page that was there before its user, in a place that needs no service, stays.
 */
export function DraftsGate({ children }: { readonly children: ReactNode }) {
  useEffect(followSession, []);
  const session = useCurrentSession();
  const { person } = useStore(draftsStore);
  const [wasThere] = useState(session === null);
  return wasThere || session === null || person === session.user ? children : null;
}
