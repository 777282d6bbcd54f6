import './shell.css';
import type { Role } from '@conexion/machines';
import { Suspense, useEffect } from 'react';
import { useAttention } from '../agenda/use-attention.ts';
import { useDefinition } from '../api/use-definition.ts';
import { useLiveQueries } from '../api/use-live-queries.ts';
import { useTexts } from '../i18n/language.ts';
import { type Place, placesOf, startOf } from '../route/route.ts';
import { go, useRoute } from '../route/use-route.ts';
import { useCurrentSession } from '../session/use-session.ts';
import { Header } from './header.tsx';
import { KeyHelp } from './key-help.tsx';
import { placeComponents } from './place-components.ts';

/** The frame of the page, and in it the place that its address names. */
export function Shell() {
  const { t } = useTexts();
  const { place } = useRoute();
  useLiveQueries();
  const session = useCurrentSession();
  // The page's words are those of the service's host once its definition has come.
  useDefinition({ enabled: session !== null });
  useStart(place, session?.role ?? null);
  const Place = place && placeComponents[place];
  return (
    <div className="shell">
      <button
        type="button"
        className="skip-link"
        aria-keyshortcuts="s"
        onClick={() => (document.getElementById('case') ?? document.getElementById('main'))?.focus()}
      >
        {t.skipToCase}
      </button>
      <Header />
      <KeyHelp />
      {session ? <Attention /> : null}
      <main id="main" tabIndex={-1} className="place" data-place={place ?? undefined}>
        <Suspense fallback={<p className="empty">{t.loading}</p>}>{Place ? <Place /> : null}</Suspense>
      </main>
    </div>
  );
}

/** Of the page, not of the shell: another user gets another shell. */
let lastRole: Role | null = null;

/**
 * A user begins where the work of their role is. One who takes over from another role in its first
 * place begins at their own.
 */
function useStart(place: Place | null, role: Role | null): void {
  useEffect(() => {
    if (role === null) return;
    const isTakenOver = lastRole !== null && lastRole !== role && isStart(place);
    lastRole = role;
    if (place === null || isTakenOver || !placesOf(role).includes(place))
      go({ place: startOf(role) }, { replace: true });
  }, [place, role]);
}

const isStart = (place: Place | null): boolean => place === 'agenda' || place === 'inbox';

function Attention() {
  useAttention();
  return null;
}
