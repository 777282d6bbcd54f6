import { useEffect } from 'react';
import { DraftsGate } from '../drafts/drafts-gate.tsx';
import { LanguageContext, storedLanguage, storeLanguage } from '../i18n/language.ts';
import { placesWithoutService } from '../route/route.ts';
import { useRoute } from '../route/use-route.ts';
import { SessionGate } from '../session/session-gate.tsx';
import { Shell } from './shell.tsx';

/** The page: in the language of its address, else in the one last chosen, else in Spanish. */
export function App() {
  const route = useRoute();
  const lang = route.lang ?? storedLanguage();
  useEffect(() => {
    document.documentElement.lang = lang;
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
