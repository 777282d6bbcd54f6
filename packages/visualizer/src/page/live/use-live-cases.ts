import { useMemo, useSyncExternalStore } from 'react';
import { useTexts } from '../i18n/language.ts';
import { LiveCases, type LiveView } from './live-cases.ts';

/** The running cases, for as long as somebody looks at them. */
export function useLiveCases(): { live: LiveCases; view: LiveView } {
  const { lang } = useTexts();
  const live = useMemo(() => new LiveCases(lang), [lang]);
  return { live, view: useSyncExternalStore(live.subscribe, live.view) };
}
