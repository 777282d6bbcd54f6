import { useEffect } from 'react';
import { DraftsGate } from '../drafts/drafts-gate.tsx';
import { useStore } from '../external-store.ts';
import {
  LanguageContext,
  pageLanguage,
  servedWords,
  spokenLanguages,
  storedLanguage,
  storeLanguage,
} from '../i18n/language.ts';
import { placesWithoutService } from '../route/route.ts';
import { useRoute } from '../route/use-route.ts';
import { SessionGate } from '../session/session-gate.tsx';
import { Shell } from './shell.tsx';

/**
 * The page: in the language of its address, else in the one last chosen, else in Spanish. It is one
 * that the service speaks, once that is known.
 */
export function App() {
  const route = useRoute();
  const served = useStore(servedWords);
  const wanted = route.lang ?? storedLanguage();
  const spoken = spokenLanguages(served);
  const lang = served === null || spoken.includes(wanted) ? wanted : (spoken[0] ?? wanted);
  useEffect(() => {
    document.documentElement.lang = pageLanguage(lang);
    if (route.lang) storeLanguage(route.lang);
  }, [lang, route.lang]);
  return (
    <LanguageContext value={lang}>
      <SessionGate isNeeded={route.place === null || !placesWithoutService.includes(route.place)}>
        <DraftsGate>
          <Shell />
        </DraftsGate>
      </SessionGate>
    </LanguageContext>
  );
}
