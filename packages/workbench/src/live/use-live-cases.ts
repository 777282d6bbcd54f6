import { startTransition, useEffect, useMemo, useState } from 'react';
import { useTexts } from '../i18n/language.ts';
import { LiveCases, type LiveView } from './live-cases.ts';

/** The running cases, while a component shows them. */
export function useLiveCases(): { live: LiveCases; view: LiveView } {
  const { lang } = useTexts();
  const live = useMemo(() => new LiveCases(lang), [lang]);
  const [view, setView] = useState(live.view);
  // An update can wait while the user types or drags: React renders it between more urgent work.
  useEffect(() => live.subscribe(() => startTransition(() => setView(live.view()))), [live]);
  return { live, view };
}
