import './shell.css';
import { Suspense } from 'react';
import { useLiveQueries } from '../api/use-live-queries.ts';
import { useTexts } from '../i18n/language.ts';
import { useRoute } from '../route/use-route.ts';
import { Header } from './header.tsx';
import { placeComponents } from './place-components.ts';

/** The frame of the page, and in it the place that its address names. */
export function Shell() {
  const { t } = useTexts();
  const { place } = useRoute();
  useLiveQueries();
  const Place = placeComponents[place];
  return (
    <div className="shell">
      <button type="button" className="skip-link" onClick={() => document.getElementById('main')?.focus()}>
        {t.skipToCase}
      </button>
      <Header />
      <main id="main" tabIndex={-1} className="place" data-place={place}>
        <Suspense fallback={<p className="empty">{t.loading}</p>}>
          <Place />
        </Suspense>
      </main>
    </div>
  );
}
