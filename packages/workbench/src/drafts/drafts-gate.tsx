import { Fragment, type ReactNode, useEffect, useRef } from 'react';
import { useStore } from '../external-store.ts';
import { useCurrentSession } from '../session/use-session.ts';
import { draftsStore, followSession } from './drafts.ts';

/**
 * Shows the page once the drafts of its user have been read: a form that is opened earlier would
 * begin empty. Another user starts with a separate page. A page that was there before its first
 * user, as in a place that needs no service, stays as it is.
 */
export function DraftsGate({ children }: { readonly children: ReactNode }) {
  useEffect(followSession, []);
  const session = useCurrentSession();
  const { person, takeovers } = useStore(draftsStore);
  const wasThere = useRef(false);
  if (session === null) wasThere.current = true;
  const isRead = session === null || person === session.user;
  if (!isRead && (takeovers > 0 || !wasThere.current)) return null;
  return <Fragment key={takeovers}>{children}</Fragment>;
}
